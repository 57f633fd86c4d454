/** What every resolver of one operation shares: who asks, the loaders, and the transaction it runs in. */
import { OperationTypeNode, type ExecutionResult, type OperationDefinitionNode } from 'graphql';
import { isRecorded, recordAudit } from '../audit/index.ts';
import { permissions, recorderOf, tenantIdentityOf, type Operation, type Requester } from '../auth/index.ts';
import type { TenantIdentity } from '../tenancy/index.ts';
import { isUuid } from './answers.graphql.ts';
import type { Loaders } from './loaders.ts';

export interface GraphqlContext {
  requester: Requester;
  loaders: Loaders;
  /** Of the request, for what is logged about it. */
  correlationId: string;
  /** Operations that the guard let through and refused. */
  allowed?: Set<Operation>;
  refused?: Set<Operation>;
  /** What an adviser of an oversight body read. */
  advised?: { operation: Operation; id: string | null }[];
}

/** Opens what an operation runs in and closes it afterwards. */
export type OperationScope = (context: object, operation: OperationDefinitionNode | undefined, run: () => Promise<ExecutionResult>) => Promise<ExecutionResult>;

type WithTenant = <T>(identity: TenantIdentity, work: () => Promise<T>) => Promise<T>;

/** Carries a failed mutation's result past the transaction, which rolls back because of it. */
class RolledBack extends Error {
  constructor(readonly result: ExecutionResult) {
    super('A mutation failed: nothing of it is kept.');
  }
}

/**
 * One transaction for each operation inside a service; none outside. GraphQL reports a thrown error as
 * data, so a mutation with errors is rolled back here on purpose. The trail tells of what was refused, and
 * of a mutation that recorded nothing that it was tried; of what an adviser read, before they get it.
 */
export function transactionScope(withTenant: WithTenant, now: () => Date): OperationScope {
  return async (context, operation, run) => {
    const asked = context as GraphqlContext;
    if (!asked.requester.service || !operation) return run();
    const identity = tenantIdentityOf(asked.requester);
    const result = await withTenant(identity, async () => {
      const answer = await run();
      if (operation.operation !== OperationTypeNode.MUTATION) return answer;
      if (answer.errors?.length) throw new RolledBack(answer);
      for (const name of asked.allowed ?? []) {
        if (!permissions[name].unrecorded && !isRecorded(name)) await recordAudit(now(), 'notDone', null, null, { operation: name });
      }
      return answer;
    }).catch((error: unknown) => {
      if (error instanceof RolledBack) return error.result;
      throw error;
    });
    const { refused, advised } = asked;
    // After the transaction: what it refused may have been rolled back with it, and two at once would wait for each other's connection.
    if (refused || advised) await withTenant(recorderOf(asked.requester), async () => {
      for (const name of refused ?? []) await recordAudit(now(), 'refused', null, null, { operation: name });
      for (const { operation: read, id } of advised ?? []) await recordAudit(now(), 'adviserRead', ...subjectOf(read, id, identity.tenantId), { operation: read });
    });
    return result;
  };
}

/** An id that is none is the caller's mistake and not kept. */
function subjectOf(operation: Operation, id: string | null, tenantId: string): [kind: string, id: string] {
  if (id === null || !isUuid(id)) return ['service', tenantId];
  return [operation === 'plan' ? 'plan' : 'action', id];
}
