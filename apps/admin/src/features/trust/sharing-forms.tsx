/** Sharing with a body, changing what that opens, and ending it. */
import { useState, type FormEvent } from 'react';
import { ChangeShareDocument, GrantShareDocument, OversightBodiesDocument, RevokeShareDocument, type ShareScope } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { Radios, TextArea } from '../../ui/fields.tsx';
import { ScopeFields, scopesLack } from './scope-fields.tsx';
import type { Share } from './sharing-section.tsx';
import { useTrustWords } from './trust-words.ts';

interface Refusal {
  __typename: string;
  reasons?: readonly { code: string }[];
}

interface Sending {
  /** Id of the field where a refusal is shown. */
  field: string;
  /** What is wrong before anything is sent. */
  check: (given: FormData) => FormProblem | null;
  send: (given: FormData) => Promise<Refusal>;
  onTry: () => void;
  onDone: (given: FormData) => void;
}

const refusals = { sharedAlready: 'sharing.sharedAlready', childDataSuspected: 'sharing.childData', scopeNeedsActions: 'sharing.needsActions', reviewsNeedAll: 'sharing.reviewsNeedAll' } as const;

const textOf = (given: FormData, field: string): string => ((given.get(field) as string | null) ?? '').trim();

function useSending({ field, check, send, onTry, onDone }: Sending) {
  const t = useTrustWords();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onTry();
    const given = new FormData(event.currentTarget);
    const wrong = check(given);
    setProblems(wrong ? [wrong] : []);
    if (wrong) return;
    try {
      const answer = await send(given);
      const code = answer.reasons?.[0]?.code as keyof typeof refusals | undefined;
      if (answer.__typename === 'Share') onDone(given);
      else setProblems([{ field, text: t((code && refusals[code]) ?? 'sharing.failed') }]);
    } catch {
      setProblems([{ text: t('sharing.failed') }]);
    }
  };
  return { problems, errorOf: (id: string) => problems.find((problem) => problem.field === id)?.text, submit: (event: FormEvent<HTMLFormElement>) => void submit(event) };
}

export function GrantForm({ taken, onDone, onTry }: { taken: readonly string[]; onDone: (name: string) => void; onTry: () => void }) {
  const t = useTrustWords();
  const pick = usePick();
  const mutation = useApiMutation(GrantShareDocument);
  const [chosen, setChosen] = useState<readonly ShareScope[]>([]);
  const bodies = useApiQuery(OversightBodiesDocument, {}).data?.oversightBodies ?? [];
  const free = bodies.filter(({ slug }) => !taken.includes(slug));
  const { problems, errorOf, submit } = useSending({
    field: 'body', onTry,
    check: (given) => {
      if (textOf(given, 'body') === '') return { field: 'body', text: t('sharing.missingBody') };
      const lack = scopesLack(chosen);
      return lack && { field: 'scopes', text: t(lack) };
    },
    send: async (given) => (await mutation.mutateAsync({ input: { body: textOf(given, 'body'), scopes: [...chosen] } })).grantShare,
    onDone: (given) => onDone(pick(bodies.find((body) => body.slug === textOf(given, 'body'))!.name)),
  });
  if (free.length === 0) return <p className="wm-text">{t('sharing.allShared')}</p>;
  return (
    <form className="wm-form wm-form--wide" noValidate onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <Radios id="body" name="body" label={t('sharing.choose')} hint={t('sharing.consequence')} error={errorOf('body')} choices={free.map(({ slug, name }) => ({ value: slug, label: pick(name) }))} />
      <ScopeFields id="scopes" chosen={chosen} onChange={setChosen} error={errorOf('scopes')} />
      <Button busy={mutation.isPending}>{t('sharing.share')}</Button>
    </form>
  );
}

export function ChangeForm({ share, onDone, onTry }: { share: Share; onDone: () => void; onTry: () => void }) {
  const t = useTrustWords();
  const mutation = useApiMutation(ChangeShareDocument);
  const [chosen, setChosen] = useState<readonly ShareScope[]>(share.scopes);
  const field = `scopes-${share.body.slug}`;
  const { problems, errorOf, submit } = useSending({
    field, onTry, onDone,
    check: () => {
      const lack = scopesLack(chosen);
      return lack && { field, text: t(lack) };
    },
    send: async () => (await mutation.mutateAsync({ input: { shareId: share.id, scopes: [...chosen] } })).changeShare,
  });
  return (
    <form className="wm-form wm-form--wide" noValidate onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <ScopeFields id={field} chosen={chosen} onChange={setChosen} error={errorOf(field)} />
      <Button busy={mutation.isPending}>{t('sharing.change')}</Button>
    </form>
  );
}

export function RevokeForm({ share, onDone, onTry }: { share: Share; onDone: () => void; onTry: () => void }) {
  const t = useTrustWords();
  const mutation = useApiMutation(RevokeShareDocument);
  const field = `reason-${share.body.slug}`;
  const { problems, errorOf, submit } = useSending({
    field, onTry, onDone,
    check: (given) => (textOf(given, field) === '' ? { field, text: t('sharing.missingReason') } : null),
    send: async (given) => (await mutation.mutateAsync({ input: { shareId: share.id, reason: textOf(given, field) } })).revokeShare,
  });
  return (
    <form className="wm-form" noValidate onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <TextArea id={field} name={field} label={t('sharing.revokeReason')} hint={t('sharing.revokeHint')} error={errorOf(field)} rows={2} maxLength={500} />
      <Button variant="warning" busy={mutation.isPending}>
        {t('sharing.revoke')}
      </Button>
    </form>
  );
}
