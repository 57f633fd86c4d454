// The end of the review: the plan's title, the button that saves it, and what to do when it is refused.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { CommitImportDocument } from '../../../graphql/generated/graphql.ts';
import { request } from '../../../graphql/request.ts';
import { useServiceSlug } from '../../../graphql/use-api.ts';
import { Button, ButtonGroup } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/fields.tsx';
import { forgetLists, importKey } from '../data/import-queries.ts';
import type { Committed, Outline } from '../data/import-types.ts';
import { useImportWords } from '../import-words.ts';

export type CommitProblem = Exclude<Committed, { __typename: 'Plan' }> | { __typename: 'Failed' };

interface CommitPanelProps {
  item: Outline;
  /** What stood in the way; null while nothing does. */
  onProblem: (problem: CommitProblem | null) => void;
}

export function CommitPanel({ item, onProblem }: CommitPanelProps) {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  const navigate = useNavigate();
  const client = useQueryClient();
  const [title, setTitle] = useState(item.draft?.title ?? '');
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (title.trim() === '') {
      setError(t('commit.titleEmpty'));
      document.getElementById('plan-title')?.focus();
      return;
    }
    setError(undefined);
    onProblem(null);
    setBusy(true);
    const input = { importId: item.id, version: item.version, title: title.trim() };
    const result = await request(CommitImportDocument, { input }, { service: slug }).then(
      (answer) => answer.commitImport,
      () => ({ __typename: 'Failed' as const }),
    );
    setBusy(false);
    if (result.__typename === 'Plan') {
      await navigate(`/s/${slug}/plans/${result.id}`, { state: { notice: 'importCommitted' } });
      await forgetLists(client, slug);
      return;
    }
    if (result.__typename === 'Conflict') await client.invalidateQueries({ queryKey: importKey(slug, item.id) });
    onProblem(result);
  };
  const open = item.unansweredCount;
  return (
    <section aria-labelledby="commit-heading" className="wm-no-print">
      <h2 className="wm-heading" id="commit-heading">
        {t('commit.heading')}
      </h2>
      <p className="wm-text">{open === 0 ? t('commit.ready') : t('commit.open', { count: open })}</p>
      <form className="wm-form" onSubmit={(event) => void save(event)} noValidate>
        <TextInput id="plan-title" name="title" label={t('commit.planTitle')} error={error} value={title} onChange={(event) => setTitle(event.target.value)} />
        <ButtonGroup>
          <Button busy={busy}>{busy ? t('commit.saving') : t('commit.save')}</Button>
          <Link className="govuk-link" to={`/s/${slug}/imports/${item.id}/discard`}>
            {t('commit.discard')}
          </Link>
        </ButtonGroup>
      </form>
    </section>
  );
}
