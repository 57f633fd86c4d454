// What the import pages read. Long lists come in pages of the API's connections and are gathered here.
import { useInfiniteQuery, useQuery, type InfiniteData, type QueryClient, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ApiError } from '../../../graphql/api-error.ts';
import {
  ImportActionsDocument,
  ImportFindingsDocument,
  ImportOutlineDocument,
  ImportSourceDocument,
  ImportStateDocument,
  ImportsDocument,
  type ImportActionsQuery,
  type ImportFindingsQuery,
  type ImportOutlineQuery,
  type ImportSourceQuery,
  type TypedDocumentString,
} from '../../../graphql/generated/graphql.ts';
import { request } from '../../../graphql/request.ts';
import { useApiQuery, useServiceSlug } from '../../../graphql/use-api.ts';
import type { DraftAction, Finding, SourceRow } from './import-types.ts';

/** Every page of one import's data is kept under this key, so that all of it can be read anew at once. */
export function importKey(slug: string | null, id: string, part?: 'outline' | 'actions' | 'findings' | 'source'): readonly unknown[] {
  return part === undefined ? [slug, 'import', id] : [slug, 'import', id, part];
}

/**
 * After an import began, moved on or ended: the list is read anew when it is next opened, and whatever
 * else shows imports or plans is no longer taken to be fresh.
 */
export async function forgetLists(client: QueryClient, slug: string | null): Promise<void> {
  client.removeQueries({ queryKey: [slug, 'Imports'], type: 'inactive' });
  await client.invalidateQueries({ queryKey: [slug], refetchType: 'none' });
}

const listSize = 20;
const pageSize = { actions: 100, findings: 100, source: 100 } as const;

/** Milliseconds between two looks at a document that is being read. */
const pollInterval = 1500;

export function useImports(after: string | null) {
  return useApiQuery(ImportsDocument, { first: listSize, after }, {
    keepPrevious: true,
    refetchInterval: (data) => (data?.imports.nodes.some((node) => node.state === 'READING') ? pollInterval * 2 : false),
  });
}

/** State of one import; asked again while the document is being read. */
export function useImportState(id: string) {
  return useApiQuery(ImportStateDocument, { id }, {
    refetchInterval: (data) => (data?.planImport.__typename === 'PlanImport' && data.planImport.state === 'READING' ? pollInterval : false),
  });
}

/** Everything about an import but its long lists. */
export function useImportOutline(id: string): UseQueryResult<ImportOutlineQuery, ApiError> {
  const slug = useServiceSlug();
  return useQuery<ImportOutlineQuery, ApiError>({
    queryKey: importKey(slug, id, 'outline'),
    queryFn: ({ signal }) => request(ImportOutlineDocument, { id }, { service: slug ?? undefined, signal }),
  });
}

interface Connection<N> {
  nodes: N[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}

interface PageVariables {
  id: string;
  first: number;
  after?: string | null | undefined;
}

interface PagesOptions<R, V> {
  document: TypedDocumentString<R, V>;
  id: string;
  part: keyof typeof pageSize;
  next: (page: R) => { hasNextPage: boolean; endCursor: string | null } | null;
}

function usePages<R, V extends PageVariables>({ document, id, part, next }: PagesOptions<R, V>): UseInfiniteQueryResult<InfiniteData<R>, ApiError> {
  const slug = useServiceSlug();
  return useInfiniteQuery<R, ApiError, InfiniteData<R>, readonly unknown[], string | null>({
    queryKey: importKey(slug, id, part),
    queryFn: ({ pageParam, signal }) => request(document, { id, first: pageSize[part], after: pageParam } as V, { service: slug ?? undefined, signal }),
    initialPageParam: null,
    getNextPageParam: (last) => {
      const info = next(last);
      return info?.hasNextPage ? info.endCursor : undefined;
    },
  });
}

/** Asks for page after page in the background until all are here. */
function useAllPages<R>(query: UseInfiniteQueryResult<InfiniteData<R>, ApiError>): void {
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
}

const actionsOf = (page: ImportActionsQuery): Connection<DraftAction> | null =>
  page.planImport.__typename === 'PlanImport' ? (page.planImport.draft?.actions ?? null) : null;
const findingsOf = (page: ImportFindingsQuery): Connection<Finding> | null => (page.planImport.__typename === 'PlanImport' ? page.planImport.findings : null);

/** Rows come for all blocks at once: another page is needed while any table has one. */
function sourceNext(page: ImportSourceQuery): { hasNextPage: boolean; endCursor: string | null } | null {
  if (page.planImport.__typename !== 'PlanImport') return null;
  const more = page.planImport.blocks.filter((block) => block.rows.pageInfo.hasNextPage);
  const cursor = more[0]?.rows.pageInfo.endCursor ?? null;
  return { hasNextPage: more.length > 0 && cursor !== null, endCursor: cursor };
}

export interface Gathered<T> {
  items: readonly T[];
  /** How many there are in all, also while the rest is still coming. */
  total: number;
  complete: boolean;
  error: ApiError | null;
  again: () => void;
}

function useGathered<R, T>(query: UseInfiniteQueryResult<InfiniteData<R>, ApiError>, pick: (page: R) => Connection<T> | null): Gathered<T> {
  useAllPages(query);
  const { data, hasNextPage, error, refetch } = query;
  return useMemo(() => {
    const connections = (data?.pages ?? []).map(pick).filter((page) => page !== null);
    return {
      items: connections.flatMap((page) => page.nodes),
      total: connections[0]?.totalCount ?? 0,
      complete: data !== undefined && !hasNextPage,
      error,
      again: () => void refetch(),
    };
  }, [data, hasNextPage, error, refetch, pick]);
}

export function useDraftActions(id: string): Gathered<DraftAction> {
  return useGathered(usePages({ document: ImportActionsDocument, id, part: 'actions', next: (page) => actionsOf(page)?.pageInfo ?? null }), actionsOf);
}

export function useFindings(id: string): Gathered<Finding> {
  return useGathered(usePages({ document: ImportFindingsDocument, id, part: 'findings', next: (page) => findingsOf(page)?.pageInfo ?? null }), findingsOf);
}

export interface SourceRows {
  /** Rows that are here, by block. */
  rows: ReadonlyMap<number, readonly SourceRow[]>;
  /** Number of rows of each table, known from the first page. */
  totals: ReadonlyMap<number, number>;
  ready: boolean;
  /** Reads on when the rows up to this one (of this block) are not here yet. */
  ensure: (block: number, row: number) => void;
  error: ApiError | null;
}

/** The council's tables; later rows are read when somebody wants to see them. */
export function useSourceRows(id: string): SourceRows {
  const query = usePages({ document: ImportSourceDocument, id, part: 'source', next: sourceNext });
  const { data, hasNextPage, isFetching, error, fetchNextPage } = query;
  return useMemo(() => {
    const rows = new Map<number, SourceRow[]>();
    const totals = new Map<number, number>();
    for (const page of data?.pages ?? []) {
      if (page.planImport.__typename !== 'PlanImport') continue;
      for (const block of page.planImport.blocks) {
        if (!totals.has(block.index)) totals.set(block.index, block.rows.totalCount);
        rows.set(block.index, [...(rows.get(block.index) ?? []), ...block.rows.nodes]);
      }
    }
    const ensure = (block: number, row: number) => {
      const known = rows.get(block)?.length ?? 0;
      if (known <= Math.min(row, (totals.get(block) ?? 0) - 1) && hasNextPage && !isFetching) void fetchNextPage();
    };
    return { rows, totals, ready: data !== undefined, ensure, error };
  }, [data, hasNextPage, isFetching, error, fetchNextPage]);
}
