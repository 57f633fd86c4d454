/** Refuses an operation over the limits, called too often, or with text that cannot be stored, before anything of it runs. */
import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { GraphqlContext } from './context.ts';
import { shownError } from './errors.ts';
import { holdsUnstorable, isNestedDeeper, literalsHoldUnstorable } from './hostile-text.ts';
import { excesses, limits, type Excess } from './limits.ts';
import { rootFields } from './root-fields.ts';

const words: Record<Excess['limit'], (excess: Excess) => string> = {
  depth: ({ allowed, found }) => `This operation is ${found} levels deep; ${allowed} are allowed. Ask for less depth.`,
  aliases: ({ allowed, found }) => `This operation has ${found} aliases; ${allowed} are allowed. Send several operations.`,
  mutationRootFields: ({ found }) => `This mutation has ${found} root fields; send each as its own operation.`,
  cost: ({ allowed, found }) => `This operation could read ${found} items; ${allowed} are allowed. Ask for smaller pages.`,
};

/** Counts calls of an operation of the schema; throws when they are too many. */
export type CountCalls = (context: GraphqlContext, operation: string, writes: boolean, calls: number) => Promise<void>;

export const limitsPlugin = (count: CountCalls): ApolloServerPlugin<GraphqlContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      async didResolveOperation({ schema, document, operation, request, contextValue }): Promise<void> {
        if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw shownError('BAD_REQUEST', 'There are no subscriptions: send a query or a mutation.', 400);
        const variables = request.variables ?? {};
        if (isNestedDeeper(variables, limits.variablesDepth)) {
          throw shownError('LIMIT_EXCEEDED', `The variables are nested more than ${limits.variablesDepth} levels deep. Send less depth.`, 400, { limit: 'variablesDepth', allowed: limits.variablesDepth });
        }
        if (holdsUnstorable(variables) || literalsHoldUnstorable(document)) {
          throw shownError('BAD_USER_INPUT', 'The text holds a character that cannot be stored (NUL, or half of a character pair). Remove it and try again.', 400);
        }
        // Without an operation of that name nothing runs, and the executor says so.
        const [first] = operation ? excesses(schema, document, operation, variables) : [];
        if (first) throw shownError('LIMIT_EXCEEDED', words[first.limit](first), 400, { limit: first.limit, allowed: first.allowed });
        if (!operation) return;
        const writes = operation.operation === OperationTypeNode.MUTATION;
        for (const [name, calls] of rootFields(document, operation)) await count(contextValue, name, writes, calls);
      },
    }),
});
