/** Making and removing a link: the problems of the answer, or what to tell when it is done. */
import { useState } from 'react';
import { LinkIndicatorDocument, UnlinkIndicatorDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { useLinkWords } from './link-words.ts';

interface Link {
  actionId: string;
  indicator: string;
}

export function useLinkChange(onDone: (message: string) => void) {
  const t = useLinkWords();
  const [linking, unlinking] = [useApiMutation(LinkIndicatorDocument), useApiMutation(UnlinkIndicatorDocument)];
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const failed = [{ text: t('problem.failed') }];
  const change = async (ask: () => Promise<readonly FormProblem[]>, done: string) => {
    const found = await ask().catch(() => failed);
    setProblems(found);
    if (found.length === 0) onDone(done);
  };
  return {
    problems,
    busy: linking.isPending || unlinking.isPending,
    link: (input: Link) =>
      change(async () => {
        const { linkIndicator: answer } = await linking.mutateAsync({ input });
        if (answer.__typename === 'Action') return [];
        const limit = answer.__typename === 'Refused' ? answer.reasons[0]?.parameters.find(({ name }) => name === 'limit')?.value : undefined;
        return typeof limit === 'number' ? [{ text: t('problem.tooMany', { limit }) }] : failed;
      }, t('done.linked')),
    // Somebody else may have removed it first: it is gone either way.
    unlink: (input: Link) => change(async () => (await unlinking.mutateAsync({ input }), []), t('done.unlinked')),
  };
}
