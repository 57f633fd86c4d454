/** One cache for the app. A lost session leads to the sign-in page from wherever it is noticed. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../graphql/api-error.ts';

/**
 * @param onUnauthenticated called when any request finds that nobody is signed in.
 */
export function createQueryClient(onUnauthenticated: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') onUnauthenticated();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // One more try where the network or the server failed; an answer is an answer.
        retry: (failures, error) => failures < 1 && error instanceof ApiError && (error.code === 'OFFLINE' || error.code === 'FAILED'),
        refetchOnWindowFocus: true,
      },
    },
  });
}
