/** Which operations of the table of permissions a GraphQL operation calls, and how often: an alias is a call. */
import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** For a validated document: every fragment is there, and none spreads itself. */
export function rootFields(document: DocumentNode, operation: OperationDefinitionNode): ReadonlyMap<string, number> {
  const called = new Map<string, string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) called.set(node.alias?.value ?? node.name.value, node.name.value);
      else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else for (const fragment of document.definitions) if (fragment.kind === Kind.FRAGMENT_DEFINITION && fragment.name.value === node.name.value) collect(fragment.selectionSet);
    }
  };
  collect(operation.selectionSet);
  const calls = new Map<string, number>();
  for (const name of called.values()) if (name !== '__typename') calls.set(name, (calls.get(name) ?? 0) + 1);
  return calls;
}
