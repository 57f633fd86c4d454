/** The draft on the page: bar with the count and save, the ladder with its fields, the settings, what would have happened, the cases. */
import { parsePolicy } from '@waymark/rules';
import { useEffect, useMemo, useRef, useState } from 'react';
import { SaveEscalationPolicyDraftDocument, PolicyPeopleDocument } from '../../graphql/generated/graphql.ts';
import { request } from '../../graphql/request.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useService } from '../../app/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { useSettled } from '../rules/draft/use-settled.ts';
import { CasesSection } from './cases-section.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { addStep, moveStep, removeStep, type EditedPolicy } from './policy-document.ts';
import { usePolicyReasons } from './policy-faults.ts';
import { PolicySteps, type OnSettled } from './policy-steps.tsx';
import type { PolicyView } from './policy-types.ts';
import { usePolicyWords } from './policy-words.ts';
import { SettingsFields } from './settings-fields.tsx';
import { SimulationSection, useSimulation, useSimulationSentence, type SimulatedPolicy } from './simulation-section.tsx';
import { StepCard, stepElement, useFaultsAt } from './step-card.tsx';
import { usePolicyDraft, type PolicyDraft } from './use-policy-draft.ts';

/** Screen readers are told the count once it has stood this long: not at every digit. */
const toldAfter = 800;

export interface PolicyEditorProps {
  view: PolicyView;
  initial: EditedPolicy;
  onSettled: OnSettled;
}

export function PolicyEditor({ view, initial, onSettled }: PolicyEditorProps) {
  const t = usePolicyWords();
  const sentences = usePolicyReasons();
  const { slug } = useService().service;
  const draft = usePolicyDraft(initial);
  const { policy } = draft;
  const people = useApiQuery(PolicyPeopleDocument, {}).data?.servicePeople.nodes ?? view.peopleNamed;
  const parsed = useMemo(() => parsePolicy(policy), [policy]);
  const issues = parsed.ok ? [] : parsed.issues;
  const faultAt = useFaultsAt(issues);
  const simulated = useSimulation(policy, parsed.ok);
  const [said, setSaid] = useState('');
  const [saving, setSaving] = useState(false);
  const rowVersion = useRef(view.version);
  const focus = useRef<string | null>(null);
  const unsaved = useRef(false);
  useEffect(() => {
    unsaved.current = draft.unsaved;
  }, [draft.unsaved]);
  useEffect(() => {
    if (focus.current === null) return;
    document.getElementById(focus.current)?.focus();
    focus.current = null;
  });

  const move = (index: number, by: -1 | 1) => {
    const count = policy.steps.length;
    const step = policy.steps[index];
    if (!step) return;
    if (index + by < 0 || index + by >= count) return setSaid(t(by < 0 ? 'ladder.first' : 'ladder.last'));
    draft.change(moveStep(policy, index, by));
    focus.current = stepElement(step.id, by < 0 ? 'up' : 'down');
    setSaid(t('ladder.moved', { number: index + by + 1, count }));
  };
  const remove = (index: number) => {
    const next = policy.steps[index + 1] ?? policy.steps[index - 1];
    focus.current = next ? stepElement(next.id, 'heading') : 'add-step';
    draft.change(removeStep(policy, index));
    setSaid(t('ladder.removed', { number: index + 1 }));
  };
  const add = () => {
    const longer = addStep(policy);
    focus.current = stepElement(longer.steps.at(-1)?.id ?? '', 'heading');
    draft.change(longer);
    setSaid(t('ladder.added', { number: longer.steps.length }));
  };
  /** @returns the version that the service then has, or null */
  const save = async (): Promise<number | null> => {
    if (!draft.unsaved) return rowVersion.current;
    setSaving(true);
    const answer = await request(SaveEscalationPolicyDraftDocument, { input: { id: view.id, version: rowVersion.current, document: policy } }, { service: slug }).then((data) => data.answer, () => null);
    setSaving(false);
    if (answer?.__typename === 'EscalationPolicy') {
      rowVersion.current = answer.version;
      draft.markSaved(policy);
      unsaved.current = false;
      onSettled([], null);
      return answer.version;
    }
    onSettled(answer?.__typename === 'Refused' ? sentences(answer.reasons).map((text) => ({ text })) : [{ text: t(answer ? 'steps.conflict' : 'steps.noAnswer') }], null);
    return null;
  };
  const ofAll = faultAt('steps') && issues.some(({ path }) => path === 'steps') ? faultAt('steps') : undefined;
  const tests = faultAt('tests');
  return (
    <>
      <LeaveQuestion unsaved={unsaved} />
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      <DraftBar
        draft={draft} simulated={simulated} sound={parsed.ok} saving={saving} onSave={() => void save()}
        onUndo={() => {
          draft.undo();
          setSaid(t('bar.undone'));
        }}
      />
      <section aria-labelledby="ladder">
        <h2 className="wm-heading" id="ladder">
          {t('ladder.heading')}
        </h2>
        <p className="wm-text">
          {t('ladder.text')} {t('ladder.timesStay')}
        </p>
        {ofAll ? <p className="govuk-error-message">{ofAll}</p> : null}
        <ol className="wm-ladder" aria-label={t('ladder.list')}>
          {policy.steps.map((step, index) => (
            <StepCard key={step.id} {...{ policy, index, people, issues }} onChange={draft.change} onMove={move} onRemove={remove} />
          ))}
        </ol>
        <Button type="button" id="add-step" variant="secondary" onClick={add}>
          {t('ladder.add')}
        </Button>
      </section>
      <SettingsFields policy={policy} issues={issues} onChange={draft.change} />
      <SimulationSection simulated={simulated} steps={policy.steps} people={people} sound={parsed.ok} />
      {tests ? <p className="govuk-error-message">{tests}</p> : null}
      <CasesSection
        policy={policy} parsed={parsed}
        onChange={(changed, text) => {
          draft.change({ ...policy, tests: changed });
          setSaid(text);
        }}
      />
      <PolicySteps policy={view} onSettled={onSettled} beforeSubmit={save} />
    </>
  );
}

interface DraftBarProps {
  draft: PolicyDraft;
  simulated: SimulatedPolicy;
  sound: boolean;
  saving: boolean;
  onSave: () => void;
  onUndo: () => void;
}

/** Stays in sight while somebody edits: what would have gone out, and whether it is saved. */
function DraftBar({ draft, simulated: { comparison, stale, failed }, sound, saving, onSave, onUndo }: DraftBarProps) {
  const t = usePolicyWords();
  const sentence = useSimulationSentence();
  const known = comparison?.historyFrom === null ? t('simulation.noHistory') : comparison ? sentence(comparison) : t('simulation.waiting');
  const text = !sound ? t('simulation.blocked') : failed ? t('simulation.noAnswer') : stale && comparison ? t('simulation.stale') : known;
  const told = useSettled(text, toldAfter);
  return (
    <section className="wm-bar" aria-label={t('bar.label')}>
      <p className="wm-bar__effect" aria-hidden="true">
        {text}
      </p>
      <p className="govuk-visually-hidden" role="status">
        {told}
      </p>
      <div className="wm-bar__tools wm-no-print">
        <Button type="button" busy={saving} onClick={onSave}>
          {saving ? t('bar.saving') : t('bar.save')}
        </Button>
        <button type="button" className="wm-link-button" aria-disabled={!draft.canUndo || undefined} onClick={() => (draft.canUndo ? onUndo() : undefined)}>
          {t('bar.undo')}
        </button>
        <span className="wm-bar__state" role="status">
          {t(draft.unsaved ? 'bar.unsaved' : 'bar.saved')}
        </span>
      </div>
    </section>
  );
}
