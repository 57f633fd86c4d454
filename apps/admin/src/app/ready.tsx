/** Waits for a query: loading text, then the page, or the page that says what went wrong. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../graphql/api-error.ts';
import { PageLoading } from './page.tsx';
import { ProblemPage } from './problem-page.tsx';

export interface ReadyProps<R> {
  query: UseQueryResult<R, ApiError>;
  children: (data: R) => ReactNode;
}

/** Data that is already here stays on screen when a later refresh fails. */
export function Ready<R>({ query, children }: ReadyProps<R>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  // Nobody is signed in: the app is on its way to the sign-in page.
  if (query.error && query.error.code !== 'UNAUTHENTICATED') return <ProblemPage error={query.error} onRetry={() => void query.refetch()} />;
  return <PageLoading />;
}
