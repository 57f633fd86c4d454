/** What changed rules would change: services by their proposed stages today and at quarter ends, and why. Nothing is published before this was shown. */
import { formatDate } from '@waymark/domain';
import { formatNumber } from '@waymark/reporting';
import type { StageTrialPartsFragment } from '../../../graphql/generated/graphql.ts';
import { useLanguage, usePick, type Localised } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { SummaryList } from '../../../ui/summary-list.tsx';
import { useStageRulesWords } from './stage-rules-words.ts';

export type TrialView = StageTrialPartsFragment;
type Service = TrialView['services'][number];
type Moment = Service['moments'][number];

const changes = ({ before, after }: Moment): boolean => before.number !== after.number;

export interface TrialSectionProps {
  trial: TrialView | null;
  /** The rules on the page are others than those that were tried. */
  stale: boolean;
  busy: boolean;
  onTry: () => void;
}

export function TrialSection({ trial, stale, busy, onTry }: TrialSectionProps) {
  const t = useStageRulesWords();
  return (
    <section aria-labelledby="trial">
      <h2 className="wm-heading" id="trial" tabIndex={-1}>
        {t('trial.heading')}
      </h2>
      <p className="wm-text">{t('trial.text')}</p>
      <Button type="button" variant={trial && !stale ? 'secondary' : 'primary'} busy={busy} onClick={onTry}>
        {t(trial ? 'trial.again' : 'trial.button')}
      </Button>
      <div role="status">
        {trial && stale ? <p className="wm-text"><strong>{t('trial.stale')}</strong></p> : null}
        {trial && !stale ? (
          <p className="wm-lead" id="trial-result">
            {trial.services.length === 0 ? t('trial.noServices') : trial.changed === 0 ? t('trial.none') : t('trial.sentence', { count: trial.changed, total: trial.services.length })}
          </p>
        ) : null}
      </div>
      {trial && !stale && trial.services.length > 0 ? <TrialResult trial={trial} /> : null}
    </section>
  );
}

function TrialResult({ trial }: { trial: TrialView }) {
  const t = useStageRulesWords();
  const pick = usePick();
  const language = useLanguage();
  const days = [...new Set(trial.services.flatMap(({ moments }) => moments.map(({ day }) => day)))].sort().reverse();
  const dayText = (day: string): string => (day === trial.asAt ? t('trial.today') : formatDate(day, language));
  const columns: Column<Service>[] = [
    { key: 'service', label: t('trial.service'), rowHeader: true, cell: ({ name }) => pick(name) },
    ...days.map((day): Column<Service> => ({ key: day, label: dayText(day), cell: ({ moments }) => <Proposed moment={moments.find((moment) => moment.day === day)} /> })),
  ];
  const why = trial.services.flatMap((service) => service.moments.filter(changes).map((moment) => ({ service, moment })));
  return (
    <>
      <DataTable caption={t('trial.caption')} columns={columns} rows={trial.services} rowKey={({ slug }) => slug} />
      <p className="wm-text wm-muted">{t('trial.past')}</p>
      {why.length > 0 ? (
        <section aria-labelledby="trial-why">
          <h3 className="wm-heading" id="trial-why">
            {t('trial.whyHeading')}
          </h3>
          <ul className="wm-list">
            {why.map(({ service, moment }) => (
              <Why key={`${service.slug} ${moment.day}`} title={t('trial.whyTitle', { service: pick(service.name), day: dayText(moment.day) })} moment={moment} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Proposed({ moment }: { moment: Moment | undefined }) {
  const t = useStageRulesWords();
  const pick = usePick();
  if (!moment) return <span className="wm-none">{t('trial.unknown')}</span>;
  if (!changes(moment)) return pick(moment.after.name);
  return (
    <>
      {pick(moment.before.name)} <span aria-hidden="true">→</span>
      <span className="govuk-visually-hidden">{t('trial.toWords')}</span> <strong>{pick(moment.after.name)}</strong>
    </>
  );
}

function Why({ title, moment }: { title: string; moment: Moment }) {
  const t = useStageRulesWords();
  const pick = usePick();
  const sentence = (because: Localised | null): string => (because ? `${pick(because)}.` : t('trial.byDefault'));
  const valueText = (value: unknown, unit: string | null): string => (typeof value === 'number' ? `${formatNumber(value, 0)}${unit === 'percent' ? ' %' : ''}` : t('trial.factUnknown'));
  return (
    <li>
      <p className="wm-list__sentence">
        <strong>{title}</strong>
      </p>
      <p className="wm-list__note">{t('trial.from', { stage: pick(moment.before.name), because: sentence(moment.becauseBefore) })}</p>
      <p className="wm-list__note">{t('trial.to', { stage: pick(moment.after.name), because: sentence(moment.becauseAfter) })}</p>
      <Details summary={<>{t('trial.facts')}<span className="govuk-visually-hidden"> ({title})</span></>}>
        <SummaryList rows={moment.facts.map(({ fact, label, unit, value }) => ({ key: fact, name: pick(label), value: valueText(value, unit ?? null) }))} />
      </Details>
    </li>
  );
}
