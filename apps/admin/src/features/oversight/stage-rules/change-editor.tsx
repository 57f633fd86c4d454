/** The change of rules of stages on one page: names, rules, what is odd, what differs, what it would change, and then its publication. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '../../../app/page.tsx';
import { SubmitStageRulesDocument, TryStageRulesDocument } from '../../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../../graphql/use-api.ts';
import { usePick } from '../../../i18n/language.ts';
import { ErrorSummary, type FormProblem } from '../../../ui/error-summary.tsx';
import { TextInput } from '../../../ui/fields.tsx';
import type { RuleSet } from '@waymark/rules';
import { LeaveQuestion } from '../../rules/draft/leave-question.tsx';
import { asDocument } from '../../rules/draft/draft.ts';
import { useRuleDraft } from '../../rules/draft/use-rule-draft.ts';
import { compileDocument } from '../../rules/effect/effect.ts';
import { FindingsPanel } from '../../rules/findings/findings-panel.tsx';
import { placeFaults } from '../../rules/findings/rule-faults.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { Differences } from './differences.tsx';
import { PublishForm } from './publish-form.tsx';
import { RuleCards } from './rule-cards.tsx';
import { catalogue, stageRatings, type StageName } from './stage-ratings.ts';
import { rulesPath, type StageRulesView } from './stage-rules-page.tsx';
import { FactMeanings } from './stage-rules-parts.tsx';
import { useStageRulesWords } from './stage-rules-words.ts';
import { TrialSection, type TrialView } from './trial-section.tsx';
import { useProblemSentences } from './use-problem-sentences.ts';

export interface ChangeEditorProps {
  /** As the body's rules are now, which may be newer than what the change began from. */
  view: StageRulesView;
  initial: RuleSet;
  names: readonly StageName[];
}

export function ChangeEditor({ view, initial, names }: ChangeEditorProps) {
  const t = useStageRulesWords();
  const navigate = useNavigate();
  const draft = useRuleDraft(initial);
  const [stages, setStages] = useState<readonly StageName[]>(names);
  const [against, setAgainst] = useState(view.inForce);
  const [newer, setNewer] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [tried, setTried] = useState<{ trial: TrialView; of: string } | null>(null);
  const sentences = useProblemSentences(draft.document, stages);
  const trying = useApiMutation(TryStageRulesDocument, { outsideService: true });
  const submitting = useApiMutation(SubmitStageRulesDocument, { outsideService: true });
  const ratings = useMemo(() => stageRatings(stages), [stages]);
  const compilation = useMemo(() => compileDocument(draft.document, catalogue, ratings.map(({ code }) => code)), [draft.document, ratings]);
  const faults = compilation.ok ? [] : placeFaults(compilation.issues, draft.document);
  const text = JSON.stringify([against, stages, draft.document]);
  const unsaved = useRef(false);
  useEffect(() => {
    unsaved.current = draft.unsaved || stages !== names;
  });
  const input = {
    body: view.body.slug, against, document: draft.document,
    stages: stages.map(({ number, name }) => ({ number, en: name.en, cy: name.cy })),
  };
  /** Answers that are no success, the same for every step; what is typed stays. */
  const settle = (answer: { __typename: string; currentVersion?: number; reasons?: Parameters<typeof sentences>[0] } | null) => {
    if (answer?.__typename === 'Refused') return setProblems(sentences(answer.reasons ?? []));
    if (answer?.__typename !== 'Conflict') return setProblems([{ text: t(answer ? 'problem.gone' : 'problem.noAnswer') }]);
    setNewer(answer.currentVersion ?? view.inForce);
    setProblems([{ text: t('problem.conflict', { number: answer.currentVersion ?? view.inForce }), field: 'conflict' }]);
  };
  const showTrial = async () => {
    const answer = await trying.mutateAsync({ input }).then((data) => data.tryStageRules, () => null);
    if (answer?.__typename !== 'StageRulesTrial') return settle(answer);
    setProblems([]);
    setTried({ trial: answer, of: text });
  };
  const submit = async (reason: string) => {
    const answer = await submitting.mutateAsync({ input: { ...input, reason } }).then((data) => data.submitStageRules, () => null);
    if (answer?.__typename !== 'StageRules') return settle(answer);
    unsaved.current = false;
    await navigate(`${rulesPath(view.body.slug)}&done=${answer.waiting ? 'waits' : 'published'}`);
  };
  const ahead = newer ?? (view.inForce > against ? view.inForce : null);
  const before = asDocument(view.document);
  return (
    <Page title={t('edit.title')} crumbs={[{ text: t('crumb'), to: rulesPath(view.body.slug) }]} hasProblems={problems.length > 0}>
      <LeaveQuestion unsaved={unsaved} />
      <ErrorSummary problems={problems} />
      <p className="wm-lead">{t('edit.lead', { number: against })}</p>
      {ahead !== null && ahead > against ? (
        <ConflictNotice body={view.body.slug} number={ahead} against={against} onGoOn={() => {
          setAgainst(ahead);
          setNewer(null);
          setProblems([]);
        }} />
      ) : null}
      {view.waiting ? <p className="wm-text">{t('edit.waits')}</p> : null}
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      <StageNameFields stages={stages} onChange={setStages} />
      <RuleCards draft={draft} ratings={ratings} today={view.asAt} faults={faults} announce={setSaid} />
      <FactMeanings />
      <FindingsPanel document={draft.document} compilation={compilation} ratings={ratings} now={view.asAt} catalogue={catalogue} />
      {before ? <Differences before={{ document: before, stages: view.stages }} after={{ document: draft.document, stages }} /> : null}
      <TrialSection trial={tried?.trial ?? null} stale={tried?.of !== text} busy={trying.isPending} onTry={() => void showTrial()} />
      <PublishForm view={view} number={against + 1} shown={tried?.of === text} busy={submitting.isPending} problems={problems} onSubmit={(reason) => void submit(reason)} onMissing={() => setProblems([{ text: t('problem.textMissing'), field: 'reason' }])} />
    </Page>
  );
}

function StageNameFields({ stages, onChange }: { stages: readonly StageName[]; onChange: (stages: readonly StageName[]) => void }) {
  const t = useStageRulesWords();
  const pick = usePick();
  const rename = (number: number, language: 'en' | 'cy', text: string) =>
    onChange(stages.map((stage) => (stage.number === number ? { ...stage, name: { ...stage.name, [language]: text } } : stage)));
  return (
    <section aria-labelledby="stage-names">
      <h2 className="wm-heading" id="stage-names">
        {t('edit.namesHeading')}
      </h2>
      <div className="wm-form">
        {stages.map(({ number, name }) => (
          <fieldset key={number} className="govuk-fieldset">
            <legend className="govuk-visually-hidden">{pick(name)}</legend>
            <TextInput id={`stage-name-${number}-en`} name={`en-${number}`} lang="en" label={t('edit.nameEn', { number })} maxLength={200} value={name.en} onChange={(event) => rename(number, 'en', event.target.value)} />
            <TextInput id={`stage-name-${number}-cy`} name={`cy-${number}`} lang="cy" label={t('edit.nameCy', { number })} maxLength={200} value={name.cy} onChange={(event) => rename(number, 'cy', event.target.value)} />
          </fieldset>
        ))}
      </div>
    </section>
  );
}
