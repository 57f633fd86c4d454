/** How long the service keeps what is closed, and changing it. */
import { useState, type FormEvent } from 'react';
import { formatDate, localDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { ChangeRetentionDocument, type TrustQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { monthsOf } from './months.ts';
import { useTrustWords } from './trust-words.ts';

type Retention = TrustQuery['retention'];

const fields = [
  { name: 'closedPlanMonths', label: 'retention.closedPlans', least: 12, most: 240, optional: true },
  { name: 'decisionMonths', label: 'retention.decisions', least: 12, most: 240, optional: true },
  { name: 'auditMonths', label: 'retention.audit', least: 6, most: 120, optional: false },
] as const;

export function RetentionSection({ retention }: { retention: Retention }) {
  const t = useTrustWords();
  const language = useLanguage();
  const may = useMay()('changeRetention');
  const [saved, setSaved] = useState(false);
  const { changedAt, changedBy } = retention;
  return (
    <section aria-labelledby="retention">
      <h2 className="wm-heading" id="retention">
        {t('retention.heading')}
      </h2>
      {saved ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t('retention.saved')}</p>
        </NotificationBanner>
      ) : null}
      <SummaryList
        rows={fields.map(({ name, label }) => {
          const months = retention[name];
          return { key: name, name: t(label), value: months === null ? t('retention.unset') : t('retention.months', { count: months }) };
        })}
      />
      <p className="wm-text">
        {changedAt && changedBy ? t('retention.changed', { who: changedBy, date: formatDate(localDate(changedAt), language) }) : t('retention.defaults')} {t('retention.notDeleted')}
      </p>
      {may ? (
        <Details summary={t('retention.change')}>
          <RetentionForm key={retention.version} retention={retention} onSaved={() => setSaved(true)} onTry={() => setSaved(false)} />
        </Details>
      ) : null}
    </section>
  );
}

function RetentionForm({ retention, onSaved, onTry }: { retention: Retention; onSaved: () => void; onTry: () => void }) {
  const t = useTrustWords();
  const mutation = useApiMutation(ChangeRetentionDocument);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (mutation.isPending) return;
    onTry();
    const data = new FormData(event.currentTarget);
    const read = fields.map((field) => ({ field, months: monthsOf(((data.get(field.name) as string | null) ?? '').trim(), field) }));
    const found = read.flatMap(({ field, months }) => (typeof months === 'string' ? [{ field: `retention-${field.name}`, text: t(`retention.${months}`, { name: t(field.label), least: field.least, most: field.most }) }] : []));
    setProblems(found);
    if (found.length > 0) return;
    const input = Object.fromEntries(read.map(({ field, months }) => [field.name, months])) as Pick<Retention, (typeof fields)[number]['name']>;
    try {
      const { changeRetention: answer } = await mutation.mutateAsync({ input: { version: retention.version, ...input } });
      if (answer.__typename === 'Retention') onSaved();
      else setProblems([{ text: t(answer.__typename === 'Conflict' ? 'retention.conflict' : 'retention.failed') }]);
    } catch {
      setProblems([{ text: t('retention.failed') }]);
    }
  };

  return (
    <form className="wm-form" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problems} />
      {fields.map(({ name, label, least, most, optional }) => (
        <TextInput
          key={name}
          id={`retention-${name}`}
          name={name}
          label={t(label)}
          hint={optional ? t('retention.monthsHint') : t('retention.auditHint', { least, most })}
          error={problems.find(({ field }) => field === `retention-${name}`)?.text}
          width="4"
          inputMode="numeric"
          defaultValue={retention[name] ?? ''}
        />
      ))}
      <Button busy={mutation.isPending}>{t('retention.save')}</Button>
    </form>
  );
}
