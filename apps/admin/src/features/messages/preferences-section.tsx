/** What somebody wants to be told by e-mail, one choice for each kind of message. */
import { useState, type FormEvent } from 'react';
import { ChangeMessagePreferenceDocument, type InboxQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Radios } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { useMessageWords } from './messages-words.ts';

type Preference = InboxQuery['myMessagePreferences'][number];

export function PreferencesSection({ preferences }: { preferences: readonly Preference[] }) {
  const t = useMessageWords();
  const mutation = useApiMutation(ChangeMessagePreferenceDocument);
  const [outcome, setOutcome] = useState<'saved' | 'failed' | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setOutcome(null);
    try {
      for (const { kind, email } of preferences) {
        const wanted = data.get(kind) as Preference['email'] | null;
        if (wanted === null || wanted === email) continue;
        const { changeMessagePreference } = await mutation.mutateAsync({ input: { kind, email: wanted } });
        if (changeMessagePreference.__typename !== 'MessagePreference') return setOutcome('failed');
      }
      setOutcome('saved');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <section aria-labelledby="preferences">
      <h2 className="wm-heading" id="preferences">
        {t('preferences.heading')}
      </h2>
      {outcome === 'saved' ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t('preferences.saved')}</p>
        </NotificationBanner>
      ) : null}
      <ErrorSummary problems={outcome === 'failed' ? [{ text: t('problem.failed') }] : []} />
      <p className="wm-text">{t('preferences.text')}</p>
      <form className="wm-form" noValidate onSubmit={(event) => void submit(event)}>
        {preferences.map(({ kind, email, choices }) => (
          <Radios key={kind} id={`preference-${kind}`} name={kind} small label={t(`preferences.kind.${kind}`)} defaultValue={email} choices={choices.map((value) => ({ value, label: t(`preferences.choice.${value}`) }))} />
        ))}
        <Button busy={mutation.isPending}>{t('preferences.save')}</Button>
      </form>
    </section>
  );
}
