/** What the sections of an action's page about dates, assurance, measures and overrides all show: one query. */
import { ActionBoardDocument, type ActionBoardQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';

export type Board = Extract<ActionBoardQuery['action'], { __typename: 'Action' }>;

/** Null until it is here. */
export function useBoard(actionId: string): Board | null {
  const action = useApiQuery(ActionBoardDocument, { id: actionId }).data?.action;
  return action?.__typename === 'Action' ? action : null;
}
