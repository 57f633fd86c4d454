/** Queries and mutations of the service in the address (/s/:slug/…), cached by TanStack Query. */
import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { ApiError } from './api-error.ts';
import type { TypedDocumentString } from './generated/graphql.ts';
import { documentName, request } from './request.ts';

export interface QueryOptions<R> {
  enabled?: boolean;
  /** Milliseconds after which to ask again while the page is open, or false; may depend on what is known. */
  refetchInterval?: number | false | ((data: R | undefined) => number | false);
  /** Ask about the person alone, even on a page of a service. */
  outsideService?: boolean;
  /** Scopes of a share: ask as its adviser would (header x-waymark-preview). */
  preview?: string;
  /** Show the answer to the previous variables until the new one is here. */
  keepPrevious?: boolean;
}

/** Slug of the service in the address; null on pages outside any service. */
export function useServiceSlug(): string | null {
  return useParams()['slug'] ?? null;
}

export function apiQueryKey(slug: string | null, name: string, variables?: unknown): readonly unknown[] {
  return variables === undefined ? [slug, name] : [slug, name, variables];
}

export function useApiQuery<R, V>(document: TypedDocumentString<R, V>, variables: V, options: QueryOptions<R> = {}): UseQueryResult<R, ApiError> {
  const routeSlug = useServiceSlug();
  const slug = options.outsideService ? null : routeSlug;
  const interval = options.refetchInterval;
  return useQuery<R, ApiError>({
    queryKey: options.preview === undefined ? apiQueryKey(slug, documentName(document), variables) : [...apiQueryKey(slug, documentName(document), variables), { preview: options.preview }],
    queryFn: ({ signal }) => request(document, variables, { service: slug ?? undefined, preview: options.preview, signal }),
    enabled: options.enabled ?? true,
    refetchInterval: typeof interval === 'function' ? (query) => interval(query.state.data) : (interval ?? false),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** After a success everything known about the service is asked again. */
export function useApiMutation<R, V>(document: TypedDocumentString<R, V>, options: Pick<QueryOptions<R>, 'outsideService'> = {}): UseMutationResult<R, ApiError, V> {
  const slug = useServiceSlug();
  const client = useQueryClient();
  return useMutation<R, ApiError, V>({
    mutationFn: (variables) => request(document, variables, { service: (options.outsideService ? null : slug) ?? undefined }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug] }),
  });
}
