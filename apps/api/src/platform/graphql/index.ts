/** GraphQL machinery that knows no feature. */
export { Conflict, LocalisedText, Node, NotFound, Parameter, Reason, Refused, isUuid, parametersOf, reason } from './answers.graphql.ts';
export {
  connectionOf, fromCursor, fromNumericCursor, LARGEST_PAGE, PageInfo, pageArguments, pageOfList, pageSize, toConnection, toCursor,
  type Connection, type Edge, type PageRequest,
} from './connections.ts';
export { Computed } from './computed.ts';
export type { GraphqlContext } from './context.ts';
export { BoundedCache } from './bounded-cache.ts';
export { shownError } from './errors.ts';
export { holdsUnstorable, isUnstorable } from './hostile-text.ts';
export { grouped, inOrder, Loaders } from './loaders.ts';
export { DateScalar, DateTimeScalar, FactValueScalar, isCalendarDate, JsonScalar } from './scalars.ts';
export { isSelected } from './selection.ts';
