/** Who updates for the person, and for whom the person does; both can end it. */
import { useState, type FormEvent } from 'react';
import { DelegationsDocument, EndDelegationDocument, NameDelegateDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/fields.tsx';
import { useUpdateWords } from './update-words.ts';

export function Delegates({ onDone, onFailed }: { onDone: (message: string) => void; onFailed: (message: string) => void }) {
  const t = useUpdateWords();
  const name = useApiMutation(NameDelegateDocument);
  const end = useApiMutation(EndDelegationDocument);
  const [busy, setBusy] = useState(false);
  const lists = useApiQuery(DelegationsDocument, {}).data?.delegations;
  if (!lists) return null;
  const { open, candidates } = lists;

  const run = async (ask: () => Promise<{ __typename: string }>, done: string) => {
    if (busy) return;
    setBusy(true);
    try {
      if ((await ask()).__typename === 'Delegation') onDone(done);
      else onFailed(t('delegates.gone'));
    } catch {
      onFailed(t('problem.failed'));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const personId = (new FormData(event.currentTarget).get('person') as string | null) ?? '';
    void run(async () => (await name.mutateAsync({ input: { personId } })).nameDelegate, t('delegates.named'));
  };
  return (
    <section aria-labelledby="delegates" className="wm-no-print">
      <h2 className="wm-heading" id="delegates">
        {t('delegates.heading')}
      </h2>
      {open.length === 0 ? <p className="wm-text">{t('delegates.none')}</p> : null}
      <ul className="wm-list">
        {open.map(({ id, mine, owner, delegate }) => (
          <li key={id} className="wm-needed">
            <p className="wm-list__sentence">{mine ? t('delegates.forMe', { name: delegate }) : t('delegates.byMe', { name: owner })}</p>
            <Button type="button" variant="secondary" busy={busy} aria-label={t('delegates.endOf', { name: mine ? delegate : owner })} onClick={() => void run(async () => (await end.mutateAsync({ input: { delegationId: id } })).endDelegation, t('delegates.ended'))}>
              {t('delegates.end')}
            </Button>
          </li>
        ))}
      </ul>
      {candidates.length > 0 ? (
        <Details summary={t('delegates.name')}>
          <form className="wm-form" noValidate onSubmit={submit}>
            <Select id="delegate-person" name="person" label={t('delegates.person')} hint={t('delegates.hint')} choices={candidates.map(({ id, name: label }) => ({ value: id, label }))} />
            <Button variant="secondary" busy={busy}>
              {t('delegates.submit')}
            </Button>
          </form>
        </Details>
      ) : null}
    </section>
  );
}
