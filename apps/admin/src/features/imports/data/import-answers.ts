// Answers to findings and corrections of draft actions. One at a time, each with the version that the last one gave.
import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiError } from '../../../graphql/api-error.ts';
import {
  ConfirmFindingsDocument,
  CorrectDraftActionDocument,
  type CorrectActionInput,
  type ImportFindingsQuery,
  type ImportOutlineQuery,
  type ImportStateQuery,
} from '../../../graphql/generated/graphql.ts';
import { request } from '../../../graphql/request.ts';
import { apiQueryKey, useServiceSlug } from '../../../graphql/use-api.ts';
import { importKey } from './import-queries.ts';
import { isOpen, type Answered, type Reason } from './import-types.ts';

export type ActionChange = Omit<CorrectActionInput, 'importId' | 'version' | 'path'>;

export type Answer =
  | { kind: 'confirm'; findingIds: readonly string[] }
  /** With findingId the correction also answers that finding. */
  | { kind: 'correct'; path: string; change: ActionChange; findingId?: string };

export interface Answers {
  /** Resolves to whether it was saved; why not stands in the fields below. */
  give: (answer: Answer) => Promise<boolean>;
  busy: boolean;
  /** Somebody else changed the import: nothing was saved, and nothing typed is lost. */
  conflict: boolean;
  refused: readonly Reason[];
  error: ApiError | null;
  /** Reads the import anew after a conflict. */
  reload: () => Promise<void>;
}

/** Findings are confirmed in portions, so that one request stays small. */
const confirmPortion = 1000;

type OutlineData = ImportOutlineQuery;
type FindingsData = InfiniteData<ImportFindingsQuery>;

interface Keys {
  outline: readonly unknown[];
  state: readonly unknown[];
}

/** Puts the counts and the version of an answer into what the pages show, without reading everything anew. */
function patchOutline(client: QueryClient, keys: Keys, result: Extract<Answered, { __typename: 'PlanImport' }>): void {
  client.setQueryData<ImportStateQuery>(keys.state, (known) => known && { ...known, planImport: { ...known.planImport, ...result } });
  client.setQueryData<OutlineData>(keys.outline, (known) => {
    if (known?.planImport.__typename !== 'PlanImport') return known;
    const { draft, ...summary } = result;
    const before = known.planImport;
    return { ...known, planImport: { ...before, ...summary, draft: before.draft && draft ? { ...before.draft, ...draft } : before.draft } };
  });
}

function patchFindings(client: QueryClient, key: readonly unknown[], ids: ReadonlySet<string>): void {
  client.setQueryData<FindingsData>(key, (known) =>
    known && {
      ...known,
      pages: known.pages.map((page) => {
        if (page.planImport.__typename !== 'PlanImport') return page;
        const findings = page.planImport.findings;
        const nodes = findings.nodes.map((finding) => (ids.has(finding.id) ? { ...finding, answered: true } : finding));
        return { ...page, planImport: { ...page.planImport, findings: { ...findings, nodes } } };
      }),
    },
  );
}

/** Whether the finding still waits, by what was read last. */
function stillOpen(client: QueryClient, key: readonly unknown[], id: string): boolean {
  const pages = client.getQueryData<FindingsData>(key)?.pages ?? [];
  return pages.some((page) => page.planImport.__typename === 'PlanImport' && page.planImport.findings.nodes.some((finding) => finding.id === id && isOpen(finding)));
}

export function useAnswers(importId: string): Answers {
  const slug = useServiceSlug();
  const client = useQueryClient();
  const [problem, setProblem] = useState<Exclude<Answered, { __typename: 'PlanImport' }> | null>(null);
  const keys = { all: importKey(slug, importId), outline: importKey(slug, importId, 'outline'), state: apiQueryKey(slug, 'ImportState', { id: importId }), findings: importKey(slug, importId, 'findings') };
  const options = { service: slug ?? undefined };

  const version = (): number => {
    const known = client.getQueryData<OutlineData>(keys.outline)?.planImport;
    return known?.__typename === 'PlanImport' ? known.version : 0;
  };
  const confirm = async (findingIds: readonly string[]): Promise<Answered | null> => {
    let last: Answered | null = null;
    for (let from = 0; from < findingIds.length; from += confirmPortion) {
      const portion = findingIds.slice(from, from + confirmPortion);
      last = (await request(ConfirmFindingsDocument, { input: { importId, version: version(), findingIds: portion } }, options)).confirmFindings;
      if (last.__typename !== 'PlanImport') return last;
      patchOutline(client, keys, last);
      patchFindings(client, keys.findings, new Set(portion));
    }
    return last;
  };
  const correct = async (answer: Extract<Answer, { kind: 'correct' }>): Promise<Answered> => {
    const input = { importId, version: version(), path: answer.path, ...answer.change };
    const result = (await request(CorrectDraftActionDocument, { input }, options)).correctDraftAction;
    if (result.__typename !== 'PlanImport') return result;
    patchOutline(client, keys, result);
    // A correction may settle several findings, and may raise another (a new date that is unclear): read them again.
    await client.invalidateQueries({ queryKey: keys.findings });
    void client.invalidateQueries({ queryKey: importKey(slug, importId, 'actions') });
    if (answer.change.leaveOut !== undefined) void client.invalidateQueries({ queryKey: keys.all });
    if (answer.findingId !== undefined && stillOpen(client, keys.findings, answer.findingId)) return (await confirm([answer.findingId])) ?? result;
    return result;
  };

  const mutation = useMutation<Answered | null, ApiError, Answer>({
    // One scope: a second answer waits for the first, and so finds its version.
    scope: { id: `import ${importId}` },
    mutationFn: (answer) => (answer.kind === 'confirm' ? confirm(answer.findingIds) : correct(answer)),
    onSuccess: (result) => {
      setProblem(result === null || result.__typename === 'PlanImport' ? null : result);
      client.removeQueries({ queryKey: [slug, 'Imports'], type: 'inactive' });
    },
  });

  return {
    give: async (answer) => {
      const result = await mutation.mutateAsync(answer).catch(() => undefined);
      return result !== undefined && (result === null || result.__typename === 'PlanImport');
    },
    busy: mutation.isPending,
    conflict: problem?.__typename === 'Conflict',
    refused: problem?.__typename === 'Refused' ? problem.reasons : [],
    error: mutation.error,
    reload: async () => {
      await client.invalidateQueries({ queryKey: keys.all });
      setProblem(null);
    },
  };
}
