/** One assessment as a table: standards by parts, with the bands in words, what moved, and whether enough cases were looked at. */
import { formatDate, standardsOf, type StandardPart } from '@waymark/domain';
import type { SelfAssessmentsQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { bandView, useSelfAssessmentWords } from './self-assessment-words.ts';

export type Assessment = SelfAssessmentsQuery['selfAssessments'][number];
export type Assessed = Assessment['standards'][number];

export function StandardsTable({ assessment, caption }: { assessment: Assessment; caption: string }) {
  const t = useSelfAssessmentWords();
  const nameOf = useStandardName(assessment.standardsVersion);
  const columns: Column<Assessed>[] = [
    { key: 'standard', label: t('column.standard'), rowHeader: true, cell: ({ standard }) => nameOf(standard) },
    { key: 'strategic', label: t('part.strategic'), cell: (one) => <Band one={one} part="strategic" /> },
    { key: 'operational', label: t('part.operational'), cell: (one) => <Band one={one} part="operational" /> },
    { key: 'cases', label: t('column.cases'), cell: (one) => <SampleSentence one={one} />, blank: ({ sample }) => !sample },
  ];
  const proved = assessment.standards.filter(({ evidence }) => evidence);
  return (
    <>
      <DataTable caption={caption} captionHidden columns={columns} rows={assessment.standards} rowKey={({ standard }) => standard} />
      {proved.length > 0 ? (
        <Details summary={t('evidence')}>
          {proved.map(({ standard, evidence }) => (
            <div key={standard}>
              <p className="wm-text">
                <strong>{nameOf(standard)}</strong>
              </p>
              {(evidence ?? '').split(/\n+/).map((paragraph, index) => (
                <p className="wm-text" key={index}>
                  {paragraph}
                </p>
              ))}
            </div>
          ))}
        </Details>
      ) : null}
    </>
  );
}

/** "2. At court" */
export function useStandardName(version: string): (code: string) => string {
  const pick = usePick();
  return (code) => {
    const found = standardsOf(version)?.standards.find((one) => one.code === code);
    return found ? `${found.number}. ${pick(found.name)}` : code;
  };
}

function Band({ one, part }: { one: Assessed; part: StandardPart }) {
  const t = useSelfAssessmentWords();
  const language = useLanguage();
  const pick = usePick();
  const [band, change] = part === 'strategic' ? [one.strategic, one.strategicChange] : [one.operational, one.operationalChange];
  if (!band) return <span className="wm-none">{t(one.leftOut ? 'leftOut' : part === 'operational' && one.cases === 0 ? 'noBand' : 'notYet')}</span>;
  return (
    <>
      <RatingTag rating={bandView(band)} />
      {change ? (
        <>
          <br />
          <span className="wm-small">{t(`move.${change.move}`, { before: pick(bandView(change.before).label), date: formatDate(change.beforeOn, language) })}</span>
        </>
      ) : null}
    </>
  );
}

function SampleSentence({ one }: { one: Assessed }) {
  const t = useSelfAssessmentWords();
  if (!one.sample) return null;
  const sentence = t(`sample.${one.sample}`, { cases: one.cases ?? 0, looked: one.casesLookedAt ?? 0, needed: one.casesNeeded ?? 0 });
  return one.sample === 'SHORT' ? <strong>{sentence}</strong> : sentence;
}
