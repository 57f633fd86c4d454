/** What every resolver of one operation shares: who asks, the loaders, and the transaction it runs in. */
import { OperationTypeNode, type ExecutionResult, type OperationDefinitionNode } from 'graphql';
import { tenantIdentityOf, type Requester } from '../auth/index.ts';
import type { TenantIdentity } from '../tenancy/index.ts';
import type { Loaders } from './loaders.ts';

export interface GraphqlContext {
  requester: Requester;
  loaders: Loaders;
  /** Of the request, for what is logged about it. */
  correlationId: string;
}

/** Opens what an operation runs in and closes it afterwards. */
export type OperationScope = (context: object, operation: OperationDefinitionNode | undefined, run: () => Promise<ExecutionResult>) => Promise<ExecutionResult>;

type WithTenant = (identity: TenantIdentity, work: () => Promise<ExecutionResult>) => Promise<ExecutionResult>;

/** Carries a failed mutation's result past the transaction, which rolls back because of it. */
class RolledBack extends Error {
  constructor(readonly result: ExecutionResult) {
    super('A mutation failed: nothing of it is kept.');
  }
}

/**
 * One transaction for each operation inside a service; none outside. GraphQL reports a thrown error as
 * data, so a mutation with errors is rolled back here on purpose.
 */
export function transactionScope(withTenant: WithTenant): OperationScope {
  return async (context, operation, run) => {
    const { requester } = context as GraphqlContext;
    if (!requester.service || !operation) return run();
    try {
      return await withTenant(tenantIdentityOf(requester), async () => {
        const result = await run();
        if (operation.operation === OperationTypeNode.MUTATION && result.errors?.length) throw new RolledBack(result);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.result;
      throw error;
    }
  };
}
