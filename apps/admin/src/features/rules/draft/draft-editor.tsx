/** The page of a draft: bar with effect and save, rules, conditions with a name, effect, findings, test cases. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Page } from '../../../app/page.tsx';
import { useService } from '../../../app/use-service.ts';
import { SaveRuleSetDraftDocument, type RuleEditorQuery } from '../../../graphql/generated/graphql.ts';
import { request } from '../../../graphql/request.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { ErrorSummary, type FormProblem } from '../../../ui/error-summary.tsx';
import type { Facts, RuleSet } from '@waymark/rules';
import { CasesPanel } from '../cases/cases-panel.tsx';
import type { EditedVersion } from '../data/rule-types.ts';
import { EffectPanel } from '../effect/effect-panel.tsx';
import { useLiveEffect } from '../effect/use-live-effect.ts';
import { useEditorWords } from '../editor-words.ts';
import { faultSentence } from '../findings/fault-words.ts';
import { FindingsPanel } from '../findings/findings-panel.tsx';
import { useReasonSentences } from '../findings/reason-sentences.ts';
import { placeFaults, RuleFaults } from '../findings/rule-faults.tsx';
import { useRuleWords } from '../rules-words.ts';
import { useSentenceWorld } from '../sentences/rule-list.tsx';
import { AddRule } from './add-rule.tsx';
import { DraftBar } from './draft-bar.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { NamedConditions } from './named-conditions.tsx';
import { OtherwiseCard } from './otherwise-card.tsx';
import { RuleCard, ruleElement } from './rule-card.tsx';
import { useRuleDraft } from './use-rule-draft.ts';
import { useRuleMoves } from './use-rule-moves.ts';

export interface DraftEditorProps {
  version: EditedVersion;
  initial: RuleSet;
  bench: RuleEditorQuery['ruleWorkbench'];
}

export function DraftEditor({ version, initial, bench }: DraftEditorProps) {
  const t = useEditorWords();
  const rulesWords = useRuleWords();
  const pick = usePick();
  const language = useLanguage();
  const sentences = useReasonSentences();
  const { slug } = useService().service;
  const { ratings } = bench.ratingKey;
  const world = useSentenceWorld(ratings);
  const draft = useRuleDraft(initial);
  const { document } = draft;
  const actions = useMemo(() => bench.actions.map((action) => ({ ...action, facts: action.facts as Facts })), [bench.actions]);
  const live = useLiveEffect(document, bench.active?.document, actions, ratings, bench.asAt);
  const faults = live.compilation.ok ? [] : placeFaults(live.compilation.issues, document);
  const [said, setSaid] = useState('');
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const rowVersion = useRef(version.version);
  const [saving, setSaving] = useState(false);
  useUnsavedWarning(draft.unsaved);
  /** What a navigation asks; set at once when saved, before the page renders anew. */
  const unsaved = useRef(false);
  useEffect(() => {
    unsaved.current = draft.unsaved;
  }, [draft.unsaved]);

  const { change } = draft;
  const { move, remove } = useRuleMoves(document, change, setSaid);
  const save = async (): Promise<boolean> => {
    if (!live.compilation.ok) {
      setProblems(faults.map(({ issue, rule }) => ({ text: faultSentence(issue, language), field: rule === null ? 'faults' : ruleElement(document.rating.rules[rule]?.name ?? '', 'heading') })));
      return false;
    }
    setSaving(true);
    const input = { id: version.id, version: rowVersion.current, document, ...(bench.active ? { basedOnId: bench.active.id } : {}) };
    const answer = await request(SaveRuleSetDraftDocument, { input }, { service: slug }).then((data) => data.saveRuleSetDraft, () => null);
    setSaving(false);
    if (answer?.__typename === 'RuleSetVersion') {
      rowVersion.current = answer.version;
      draft.markSaved(document);
      unsaved.current = false;
      setProblems([]);
      return true;
    }
    setProblems(answer?.__typename === 'Refused' ? sentences(answer.reasons).map((text) => ({ text })) : [{ text: t(answer ? 'problem.conflict' : 'problem.noAnswer') }]);
    return false;
  };
  const unplaced = faults.filter(({ rule }) => rule === null);
  return (
    <Page
      title={t('title', { number: version.number })}
      documentTitle={t('titleShort', { number: version.number })}
      crumbs={[{ text: rulesWords('crumb'), to: `/s/${slug}/rules` }, { text: t('version', { number: version.number }), to: `/s/${slug}/rules/${version.id}` }]}
      hasProblems={problems.length > 0}
      footer={{ ratingKey: bench.ratingKey, asAt: bench.asAt }}
    >
      <LeaveQuestion unsaved={unsaved} />
      <ErrorSummary problems={problems} />
      <p className="wm-lead">{t('lead', { count: bench.actionCount })}</p>
      {bench.actions.length < bench.actionCount ? <p className="wm-text">{t('tooMany', { shown: bench.actions.length, count: bench.actionCount })}</p> : null}
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      <DraftBar
        draft={draft}
        effect={live.effect}
        stale={live.stale}
        ratings={ratings}
        saving={saving}
        save={save}
        next={`/s/${slug}/rules/${version.id}`}
        onUndo={() => {
          draft.undo();
          setSaid(t('rules.undone'));
        }}
      />
      <section aria-labelledby="rules">
        <h2 className="wm-heading" id="rules">
          {t('rules.heading')}
        </h2>
        <p className="wm-text">{t('rules.text')}</p>
        <div id="faults" tabIndex={-1}>
          <RuleFaults faults={unplaced} />
        </div>
        <ol className="wm-rules">
          {document.rating.rules.map((rule, index) => (
            <RuleCard
              key={rule.name}
              {...{ document, index, ratings, world }}
              today={bench.asAt}
              faults={faults.filter((fault) => fault.rule === index)}
              onChange={change}
              onMove={move}
              onRemove={remove}
              announce={setSaid}
            />
          ))}
          <OtherwiseCard document={document} ratings={ratings} onChange={change} />
        </ol>
      </section>
      <AddRule
        ratings={ratings}
        onAdd={(label, rating) => {
          const number = document.rating.rules.length + 1;
          change({ type: 'add', rating, label, conditions: { all: [{ fact: 'status', operator: 'equal', value: 'notStarted' }] } });
          setSaid(t('rules.added', { label: pick(label), number }));
        }}
      />
      <NamedConditions {...{ document, world }} today={bench.asAt} onChange={change} announce={setSaid} />
      <EffectPanel live={live} ratings={ratings} slug={slug} now={bench.asAt} />
      <FindingsPanel document={live.document} compilation={live.compilation} ratings={ratings} now={bench.asAt} />
      <CasesPanel tests={document.tests} compilation={live.compilation} ratings={ratings} now={bench.asAt} onChange={change} announce={setSaid} />
    </Page>
  );
}

/** The browser asks before the page is closed or left by its own buttons. */
function useUnsavedWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
