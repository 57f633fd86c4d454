/**
 * The gate before every operation, GraphQL and REST: it reads the table of permissions and denies what
 * has no entry there.
 */
import { Injectable, SetMetadata, createParamDecorator, type CanActivate, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { recordAudit } from '../audit/index.ts';
import { Clock } from '../clock/index.ts';
import { notAllowed, notAllowedToToken, notSignedIn, serviceNotNamed } from '../http/request-refused.ts';
import { Authentication, type RequestHead } from './authentication.ts';
import { OperationLimits } from './operation-limits.ts';
import { permissions, permits, type Operation } from './permissions.ts';
import { isAdviser, Tenancy } from '../tenancy/index.ts';
import { recorderOf, type Requester } from './requester.ts';

const operationKey = 'waymark:operation';

/** Names the operation that a resolver's or controller's method performs, as in the table of permissions. */
export const Allow = (operation: Operation): CustomDecorator => SetMetadata(operationKey, operation);

/** Where the requester is kept: the GraphQL context, or the HTTP request. */
interface Carrier {
  requester?: Requester;
  /** In GraphQL: the operations let through and refused, for the audit trail (graphql/context.ts). */
  allowed?: Set<string>;
  refused?: Set<string>;
  /** What an adviser asked for: every read of theirs is told to the service. */
  advised?: { operation: Operation; id: string | null }[];
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
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
    private readonly limits: OperationLimits,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const operation = this.reflector.get<Operation | undefined>(operationKey, context.getHandler());
    const permission = operation === undefined ? undefined : permissions[operation];
    if (operation === undefined || permission === undefined) throw notAllowed();
    const carrier = carrierOf(context);
    const writes = isWriting(context);
    if (permission.access === 'anyone') return this.limits.countFrom((carrier as { ip?: string }).ip ?? '', operation, writes).then(() => true);
    if (context.getType<string>() === 'graphql') return checkField(operation, carrier, writes, context.getArgByIndex<Record<string, unknown>>(1));
    return this.checkRoute(operation, carrier, writes);
  }

  private async checkRoute(operation: Operation, carrier: Carrier, writes: boolean): Promise<true> {
    const requester = await this.authentication.identify(carrier as RequestHead);
    carrier.requester = requester;
    await this.limits.countFor(requester, operation, writes);
    const refusal = refusalOf(operation, requester, writes);
    if (!refusal) return true;
    if (requester.service) {
      await this.tenancy.withTenant(recorderOf(requester), () => recordAudit(this.clock.now(), 'refused', null, null, { operation }));
    }
    throw refusal;
  }
}

/** A mutation, or a method of REST that changes something. */
function isWriting(context: ExecutionContext): boolean {
  if (context.getType<string>() === 'graphql') return context.getArgByIndex<{ parentType: { name: string } }>(3).parentType.name === 'Mutation';
  return !['GET', 'HEAD'].includes(context.switchToHttp().getRequest<{ method: string }>().method);
}

function checkField(operation: Operation, carrier: Carrier, writes: boolean, given: Readonly<Record<string, unknown>>): true {
  if (!carrier.requester) throw notSignedIn();
  const refusal = refusalOf(operation, carrier.requester, writes);
  const noted = refusal ? (carrier.refused ??= new Set()) : (carrier.allowed ??= new Set());
  noted.add(operation);
  if (refusal) throw refusal;
  if (carrier.requester.service && Array.isArray(permissions[operation].access) && isAdviser(carrier.requester) && !carrier.requester.preview) {
    const id = given['id'] ?? given['actionId'] ?? given['subjectId'];
    (carrier.advised ??= []).push({ operation, id: typeof id === 'string' ? id : null });
  }
  return true;
}

/** Why this person, or this person's token, may not do this here; null when they may. */
function refusalOf(operation: Operation, requester: Requester, writes: boolean): Error | null {
  if (requester.scope !== null && (permissions[operation].personOnly || (writes && requester.scope !== 'write'))) return notAllowedToToken();
  if (permits(operation, requester.roles)) return null;
  return requester.service === null && Array.isArray(permissions[operation].access) ? serviceNotNamed() : notAllowed();
}
