/**
 * The gate before every operation, GraphQL and REST: it reads the table of permissions and denies what
 * has no entry there.
 */
import { Injectable, SetMetadata, createParamDecorator, type CanActivate, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { notAllowed, notSignedIn, serviceNotNamed } from '../http/request-refused.ts';
import { Authentication, type RequestHead } from './authentication.ts';
import { permissions, permits, type Operation } from './permissions.ts';
import type { Requester } from './requester.ts';

const operationKey = 'waymark:operation';

/** Names the operation that a resolver's or controller's method performs, as in the table of permissions. */
export const Allow = (operation: Operation): CustomDecorator => SetMetadata(operationKey, operation);

/** Where the requester is kept: the GraphQL context, or the HTTP request. */
interface Carrier {
  requester?: Requester;
}

function carrierOf(context: ExecutionContext): Carrier {
  if (context.getType<string>() === 'graphql') return context.getArgByIndex<Carrier>(2);
  return context.switchToHttp().getRequest<Carrier>();
}

/** Parameter decorator: who asks. */
export const CurrentRequester = createParamDecorator((_data: unknown, context: ExecutionContext): Requester => {
  const { requester } = carrierOf(context);
  if (!requester) throw notSignedIn();
  return requester;
});

@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const operation = this.reflector.get<Operation | undefined>(operationKey, context.getHandler());
    const permission = operation === undefined ? undefined : permissions[operation];
    if (operation === undefined || permission === undefined) throw notAllowed();
    if (permission.access === 'anyone') return true;
    const carrier = carrierOf(context);
    if (carrier.requester) return check(operation, carrier.requester);
    if (context.getType<string>() === 'graphql') throw notSignedIn();
    return this.authentication.identify(carrier as RequestHead).then((requester) => {
      carrier.requester = requester;
      return check(operation, requester);
    });
  }
}

function check(operation: Operation, requester: Requester): true {
  if (permits(operation, requester.roles)) return true;
  throw requester.service === null && Array.isArray(permissions[operation].access) ? serviceNotNamed() : notAllowed();
}
