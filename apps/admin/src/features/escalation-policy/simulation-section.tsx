/** What a policy would have sent in the last quarter, in words and as a table, beside the policy in force. */
import { formatDate, localDate } from '@waymark/domain';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useService } from '../../app/use-service.ts';
import { SimulateEscalationPolicyDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Select } from '../../ui/fields.tsx';
import { useSettled } from '../rules/draft/use-settled.ts';
import type { EditedPolicy } from './policy-document.ts';
import { usePolicySentences } from './policy-sentences.ts';
import type { Comparison, PolicyPerson, Simulation } from './policy-types.ts';
import { usePolicyWords } from './policy-words.ts';

/** The service works it out: once the typing stops. */
const askAfter = 600;

export const periods = ['LAST_QUARTER', 'THIS_QUARTER', 'LAST_FOUR_QUARTERS'] as const;
type Period = (typeof periods)[number];

export interface SimulatedPolicy {
  period: Period;
  choosePeriod: (period: Period) => void;
  comparison: Comparison | null;
  /** What is shown is of an earlier text. */
  stale: boolean;
  failed: boolean;
}

/**
 * Asks what the document would have sent, and again when it changes.
 * @param document null: the policy in force alone
 * @param sound false while the document has faults: then what was known stays
 */
export function useSimulation(document: EditedPolicy | null, sound: boolean): SimulatedPolicy {
  const [period, choosePeriod] = useState<Period>('LAST_QUARTER');
  const settled = useSettled(document, askAfter);
  const input = useMemo(() => ({ period, ...(settled ? { document: settled } : {}) }), [settled, period]);
  const query = useApiQuery(SimulateEscalationPolicyDocument, { input }, { keepPrevious: true, enabled: sound });
  const answer = query.data?.simulateEscalationPolicy;
  const comparison = answer?.__typename === 'EscalationPolicyComparison' ? answer : null;
  return { period, choosePeriod, comparison, stale: settled !== document || query.isPlaceholderData || query.isFetching, failed: query.isError || (answer !== undefined && comparison === null) };
}

/** "34 messages would have gone out from 1 July to 30 September 2026, instead of 23." */
export function useSimulationSentence(): (comparison: Comparison) => string {
  const t = usePolicyWords();
  const language = useLanguage();
  return ({ from, until, inForce, tried }) => {
    const values = { from: formatDate(from, language), until: formatDate(until, language), count: (tried ?? inForce).messages, before: inForce.messages };
    return t(!tried ? 'simulation.alone' : tried.messages === inForce.messages ? 'simulation.same' : 'simulation.differs', values);
  };
}

export interface SimulationSectionProps {
  simulated: SimulatedPolicy;
  /** The steps of the policy that is tried, or of the one in force. */
  steps: readonly { id: string }[];
  people: readonly PolicyPerson[];
  sound: boolean;
}

export function SimulationSection({ simulated: { comparison, failed, period, choosePeriod }, steps, people, sound }: SimulationSectionProps) {
  const t = usePolicyWords();
  const sentence = useSimulationSentence();
  return (
    <section aria-labelledby="simulation">
      <h2 className="wm-heading" id="simulation">
        {t('simulation.heading')}
      </h2>
      <p className="wm-text">{t('simulation.text')}</p>
      <Select
        id="simulation-period" name="period" label={t('simulation.period')} value={period} choices={periods.map((value) => ({ value, label: t(`simulation.${value}`) }))}
        onChange={(event) => choosePeriod(event.target.value as Period)}
      />
      {!sound ? (
        <p className="wm-text">{t('simulation.blocked')}</p>
      ) : !comparison ? (
        <p className="wm-text">{t(failed ? 'simulation.noAnswer' : 'simulation.waiting')}</p>
      ) : comparison.historyFrom === null ? (
        <p className="wm-text">{t('simulation.noHistory')}</p>
      ) : (
        <>
          <p className="wm-text">
            <strong>{sentence(comparison)}</strong> {(comparison.tried ?? comparison.inForce).messages > 0 ? t('simulation.actions', { count: (comparison.tried ?? comparison.inForce).actions }) : null}
          </p>
          <Limits comparison={comparison} />
          <Counts comparison={comparison} steps={steps} people={people} />
          <Weeks comparison={comparison} />
          <Samples simulation={comparison.tried ?? comparison.inForce} steps={steps} people={people} />
        </>
      )}
    </section>
  );
}

/** What the numbers leave out. */
function Limits({ comparison }: { comparison: Comparison }) {
  const t = usePolicyWords();
  const language = useLanguage();
  const { from, historyFrom, actions, looked, known } = comparison;
  const { fromImport, instead } = comparison.tried ?? comparison.inForce;
  const sentences = [
    historyFrom !== null && historyFrom > from ? t('simulation.historyFrom', { date: formatDate(historyFrom, language) }) : null,
    known < looked ? t('simulation.known', { looked, known }) : null,
    looked < actions ? t('simulation.limited', { looked, count: actions }) : null,
    fromImport > 0 ? t('simulation.fromImport', { count: fromImport }) : null,
    instead > 0 ? t('simulation.instead', { count: instead }) : null,
  ].filter((sentence) => sentence !== null);
  return sentences.length > 0 ? <p className="wm-text">{sentences.join(' ')}</p> : null;
}

interface CountRow {
  key: string;
  label: string;
  inForce: number;
  tried: number;
}

function Counts({ comparison: { inForce, tried }, steps, people }: { comparison: Comparison; steps: readonly { id: string }[]; people: readonly PolicyPerson[] }) {
  const t = usePolicyWords();
  const { target } = usePolicySentences(people);
  const of = (list: Simulation['byTarget'] | undefined, name: string) => list?.find((one) => one.name === name)?.count ?? 0;
  const names = (list: 'byTarget' | 'byStep') => [...new Set([...(tried ?? inForce)[list], ...inForce[list]].map(({ name }) => name))];
  const stepName = (id: string) => {
    const index = steps.findIndex((step) => step.id === id);
    return index < 0 ? t('simulation.stepGone', { id }) : t('simulation.step', { number: index + 1 });
  };
  const rows: CountRow[] = [
    { key: 'messages', label: t('simulation.messages'), inForce: inForce.messages, tried: tried?.messages ?? 0 },
    ...names('byTarget').map((name) => ({ key: `to ${name}`, label: t('simulation.to', { target: target(name) }), inForce: of(inForce.byTarget, name), tried: of(tried?.byTarget, name) })),
    ...names('byStep').map((name) => ({ key: `step ${name}`, label: stepName(name), inForce: of(inForce.byStep, name), tried: of(tried?.byStep, name) })),
  ];
  const difference = ({ inForce: before, tried: after }: CountRow) => (after === before ? '0' : after > before ? `+${after - before}` : `−${before - after}`);
  const columns: Column<CountRow>[] = [
    { key: 'who', label: t('simulation.who'), rowHeader: true, cell: ({ label }) => label },
    { key: 'inForce', label: t('simulation.inForce'), numeric: true, cell: (row) => row.inForce },
    ...(tried
      ? [
          { key: 'tried', label: t('simulation.tried'), numeric: true, cell: (row: CountRow) => row.tried },
          { key: 'difference', label: t('simulation.difference'), numeric: true, cell: difference },
        ]
      : []),
  ];
  return <DataTable caption={t('simulation.caption')} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}

function Weeks({ comparison: { inForce, tried } }: { comparison: Comparison }) {
  const t = usePolicyWords();
  const language = useLanguage();
  type Week = { monday: string; inForce: number; tried: number };
  const rows = inForce.byWeek.map(({ monday, messages }, index): Week => ({ monday, inForce: messages, tried: tried?.byWeek[index]?.messages ?? 0 }));
  const columns: Column<Week>[] = [
    { key: 'week', label: t('simulation.week'), rowHeader: true, cell: ({ monday }) => formatDate(monday, language) },
    { key: 'inForce', label: t('simulation.inForce'), numeric: true, cell: (row) => row.inForce },
    ...(tried ? [{ key: 'tried', label: t('simulation.tried'), numeric: true, cell: (row: Week) => row.tried }] : []),
  ];
  return (
    <Details summary={t('simulation.weeks')}>
      <DataTable caption={t('simulation.weeksCaption')} captionHidden columns={columns} rows={rows} rowKey={({ monday }) => monday} />
    </Details>
  );
}

function Samples({ simulation: { samples }, steps, people }: { simulation: Simulation; steps: readonly { id: string }[]; people: readonly PolicyPerson[] }) {
  const t = usePolicyWords();
  const language = useLanguage();
  const { targets } = usePolicySentences(people);
  const { slug } = useService().service;
  if (samples.length === 0) return null;
  type Sample = Simulation['samples'][number];
  const date = (instant: string) => formatDate(localDate(instant), language);
  const why = ({ kind, step, raisedAt }: Sample) => {
    if (kind === 'acknowledgementExpired' || kind === 'resolved' || kind === 'stopped') return t(`simulation.kind.${kind}`);
    return t('simulation.offTrackSince', { number: steps.findIndex(({ id }) => id === step) + 1, date: date(raisedAt) });
  };
  const columns: Column<Sample>[] = [
    {
      key: 'action',
      label: t('simulation.action'),
      rowHeader: true,
      cell: ({ actionId, ref, description }) => (
        <Link className="govuk-link" to={`/s/${slug}/actions/${actionId}`}>
          {ref ? `${ref} ` : ''}
          {description}
        </Link>
      ),
    },
    { key: 'when', label: t('simulation.when'), cell: ({ at }) => date(at) },
    { key: 'whom', label: t('simulation.whom'), cell: (sample) => targets(sample.targets) },
    { key: 'why', label: t('simulation.why'), cell: why },
  ];
  return (
    <Details summary={t('simulation.samples')}>
      <DataTable caption={t('simulation.samplesCaption')} captionHidden columns={columns} rows={samples} rowKey={({ actionId, at, kind, step }) => `${actionId} ${at} ${kind} ${step ?? ''}`} />
    </Details>
  );
}
