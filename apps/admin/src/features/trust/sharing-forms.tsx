/** Sharing with a body, and ending that. */
import { useState, type FormEvent } from 'react';
import { GrantShareDocument, OversightBodiesDocument, RevokeShareDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { Radios, TextArea } from '../../ui/fields.tsx';
import type { Share } from './sharing-section.tsx';
import { useTrustWords } from './trust-words.ts';

interface Refusal {
  __typename: string;
  reasons?: readonly { code: string }[];
}

interface Sending {
  /** Id of the only field, where problems are shown. */
  field: string;
  missing: string;
  send: (text: string) => Promise<Refusal>;
  onTry: () => void;
  onDone: (text: string) => void;
}

/** A form of one field: asked for when it is missing, sent otherwise. */
function useOneField({ field, missing, send, onTry, onDone }: Sending) {
  const t = useTrustWords();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onTry();
    const text = ((new FormData(event.currentTarget).get(field) as string | null) ?? '').trim();
    if (text === '') return setProblems([{ field, text: missing }]);
    setProblems([]);
    try {
      const answer = await send(text);
      const code = answer.reasons?.[0]?.code;
      if (answer.__typename === 'Share') onDone(text);
      else setProblems([{ field, text: t(code === 'sharedAlready' ? 'sharing.sharedAlready' : code === 'childDataSuspected' ? 'sharing.childData' : 'sharing.failed') }]);
    } catch {
      setProblems([{ text: t('sharing.failed') }]);
    }
  };
  return { problems, error: problems.find((problem) => problem.field === field)?.text, submit: (event: FormEvent<HTMLFormElement>) => void submit(event) };
}

export function GrantForm({ taken, onDone, onTry }: { taken: readonly string[]; onDone: (name: string) => void; onTry: () => void }) {
  const t = useTrustWords();
  const pick = usePick();
  const mutation = useApiMutation(GrantShareDocument);
  const bodies = useApiQuery(OversightBodiesDocument, {}).data?.oversightBodies ?? [];
  const free = bodies.filter(({ slug }) => !taken.includes(slug));
  const { problems, error, submit } = useOneField({
    field: 'body', missing: t('sharing.missingBody'), onTry,
    send: async (body) => (await mutation.mutateAsync({ input: { body } })).grantShare,
    onDone: (slug) => onDone(pick(bodies.find((body) => body.slug === slug)!.name)),
  });
  if (free.length === 0) return <p className="wm-text">{t('sharing.allShared')}</p>;
  return (
    <form className="wm-form" noValidate onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <Radios id="body" name="body" label={t('sharing.choose')} hint={t('sharing.consequence')} error={error} choices={free.map(({ slug, name }) => ({ value: slug, label: pick(name) }))} />
      <Button busy={mutation.isPending}>{t('sharing.share')}</Button>
    </form>
  );
}

export function RevokeForm({ share, onDone, onTry }: { share: Share; onDone: () => void; onTry: () => void }) {
  const t = useTrustWords();
  const mutation = useApiMutation(RevokeShareDocument);
  const field = `reason-${share.body.slug}`;
  const { problems, error, submit } = useOneField({
    field, missing: t('sharing.missingReason'), onTry, onDone,
    send: async (reason) => (await mutation.mutateAsync({ input: { shareId: share.id, reason } })).revokeShare,
  });
  return (
    <form className="wm-form" noValidate onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <TextArea id={field} name={field} label={t('sharing.revokeReason')} hint={t('sharing.revokeHint')} error={error} rows={2} maxLength={500} />
      <Button variant="warning" busy={mutation.isPending}>
        {t('sharing.revoke')}
      </Button>
    </form>
  );
}
