/** Which person of the service each owner's name in the plans means: all names on one page, saved together. */
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { LinkOwnerNameDocument, OwnersPageDocument, type OwnersPageQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { useOwnerWords } from './owner-words.ts';

type Names = OwnersPageQuery['ownerNames'];
type OwnerName = Names['names'][number];

export function OwnersPage() {
  const query = useApiQuery(OwnersPageDocument, {});
  return <Ready query={query}>{({ ownerNames }) => <Owners {...ownerNames} />}</Ready>;
}

function Owners({ names, people }: Names) {
  const t = useOwnerWords();
  const { slug } = useService().service;
  const client = useQueryClient();
  const link = useApiMutation(LinkOwnerNameDocument);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const open = names.filter(({ person, namesake }) => !person && !namesake).length;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const changed = names.flatMap((one, index) => (chosen[one.name] === undefined || chosen[one.name] === (one.person?.id ?? '') ? [] : [{ ...one, field: fieldOf(index) }]));
    setBusy(true);
    setSaid(null);
    const found: FormProblem[] = [];
    for (const { name, field } of changed) {
      const answer = await link.mutateAsync({ input: { name, personId: chosen[name] || null } }).catch(() => null);
      if (answer?.linkOwnerName.__typename !== 'OwnerName') found.push({ field, text: t(answer ? 'problem.gone' : 'problem.failed', { name }) });
    }
    await client.invalidateQueries({ queryKey: [slug] });
    setProblems(found);
    if (found.length === 0) {
      setChosen({});
      setSaid(changed.length === 0 ? t('unchanged') : t('saved', { count: changed.length }));
    }
    setBusy(false);
  };
  const columns: Column<OwnerName & { index: number }>[] = [
    { key: 'name', label: t('column.name'), rowHeader: true, cell: ({ name }) => name },
    { key: 'actions', label: t('column.actions'), numeric: true, cell: ({ actions }) => actions },
    {
      key: 'person', label: t('column.person'),
      cell: ({ name, person, namesake, index }) => (
        <select
          id={fieldOf(index)} className="govuk-select" aria-label={t('choose', { name })} value={chosen[name] ?? person?.id ?? ''}
          onChange={({ target }) => setChosen({ ...chosen, [name]: target.value })}
        >
          <option value="">{namesake ? t('namesake', { name: namesake.name }) : t('nobody')}</option>
          {people.filter(({ id }) => id !== namesake?.id || id === person?.id).map(({ id, name: label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      ),
    },
  ];
  return (
    <Page title={t('title')} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      {said ? (
        <NotificationBanner key={said} kind="success">
          <p className="govuk-notification-banner__heading">{said}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-lead">{t('lead')}</p>
      <p className="wm-text">{t('why')}</p>
      {names.length === 0 ? (
        <EmptyState title={t('none.title')}>
          <p className="wm-text">{t('none.text')}</p>
        </EmptyState>
      ) : (
        <form noValidate onSubmit={(event) => void submit(event)}>
          <p className="wm-text">{t('open', { count: open, total: names.length })}</p>
          <p className="wm-text wm-muted">{t('missing')}</p>
          <DataTable caption={t('table')} captionHidden columns={columns} rows={names.map((one, index) => ({ ...one, index }))} rowKey={({ name }) => name} />
          <Button busy={busy}>{t('save')}</Button>
        </form>
      )}
    </Page>
  );
}

const fieldOf = (index: number): string => `owner-${index + 1}`;
