/** How many messages of the service somebody has not read; asked again when they come back to the page, and never by a timer, which would keep the session alive. */
import { useMay } from '../../app/use-service.ts';
import { UnreadMessagesDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';

export function useUnreadMessages(): number {
  const may = useMay()('myUnreadMessages');
  return useApiQuery(UnreadMessagesDocument, {}, { enabled: may }).data?.myUnreadMessages ?? 0;
}
