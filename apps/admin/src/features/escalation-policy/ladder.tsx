/** A policy to read: the ladder from the ground up, and how it works, in sentences. */
import type { Condition } from '@waymark/rules';
import { AskedLines, useSentenceWorld } from '../rules/sentences/rule-list.tsx';
import { conditionLines } from '../rules/sentences/condition-lines.ts';
import type { EditedPolicy, EditedStep } from './policy-document.ts';
import { groupingOf, usePolicySentences } from './policy-sentences.ts';
import type { PolicyPerson } from './policy-types.ts';
import { usePolicyWords } from './policy-words.ts';

export interface LadderProps {
  policy: EditedPolicy;
  people: readonly PolicyPerson[];
}

export function Ladder({ policy, people }: LadderProps) {
  const t = usePolicyWords();
  return (
    <section aria-labelledby="ladder">
      <h2 className="wm-heading" id="ladder">
        {t('ladder.heading')}
      </h2>
      <p className="wm-text">{t('ladder.text')}</p>
      <ol className="wm-ladder" aria-label={t('ladder.list')}>
        {policy.steps.map((step, index) => (
          <li key={step.id} className="wm-ladder__step">
            <StepSentence step={step} number={index + 1} people={people} />
          </li>
        ))}
      </ol>
    </section>
  );
}

export function StepSentence({ step, number, people, id }: { step: EditedStep; number: number; people: readonly PolicyPerson[]; id?: string }) {
  const t = usePolicyWords();
  const said = usePolicySentences(people);
  const values = { duration: said.duration(step.after), targets: said.targets(step.targets) };
  return (
    <>
      <h3 className="wm-ladder__sentence" id={id} tabIndex={id ? -1 : undefined}>
        <span className="wm-ladder__number">
          <span className="govuk-visually-hidden">{t('ladder.stepNumber', { number })}: </span>
          <span aria-hidden="true">{number}</span>
        </span>{' '}
        {step.after.amount === 0 ? t('ladder.atOnce', values) : t('ladder.after', values)}
      </h3>
      <p className="wm-ladder__unless">{t(step.unless === 'resolved' ? 'ladder.unless_resolved' : 'ladder.unless_acknowledged')}</p>
    </>
  );
}

/** How the ladder works, each setting in a sentence. */
export function SettingSentences({ policy, people }: LadderProps) {
  const t = usePolicyWords();
  const { duration } = usePolicySentences(people);
  const { repeat, acknowledgement, snooze, quietHours, workingDaysOnly = true, keepFor, stopAfter } = policy;
  const sentences = [
    repeat ? t('settings.repeatSaid', { duration: duration(repeat.every), count: Number(repeat.max) || 0 }) : t('settings.repeatOff'),
    acknowledgement ? t('settings.acknowledgementSaid', { duration: duration(acknowledgement.timeout) }) : t('settings.acknowledgementOff'),
    snooze ? `${t('settings.snoozeSaid', { duration: duration(snooze.longest), count: Number(snooze.times ?? 1) || 0 })}${(snooze.reasonRequired ?? true) ? ` ${t('settings.snoozeReason')}` : ''}` : t('settings.snoozeOff'),
    quietHours ? t('settings.quietHoursSaid', { from: quietHours.from, to: quietHours.to }) : t('settings.quietHoursOff'),
    t(workingDaysOnly ? 'settings.workingDaysSaid' : 'settings.workingDaysOff'),
    keepFor ? t('settings.keepForSaid', { duration: duration(keepFor) }) : t('settings.keepForOff'),
    t('settings.groupingSaid', { grouping: lowered(t(`settings.grouping_${groupingOf(policy)}` as 'settings.grouping_none')) }),
    stopAfter ? t('settings.stopAfterSaid', { duration: duration(stopAfter) }) : t('settings.stopAfterOff'),
  ];
  return (
    <section aria-labelledby="settings">
      <h2 className="wm-heading" id="settings">
        {t('settings.heading')}
      </h2>
      <ul className="wm-asked">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Standing policy={policy} />
    </section>
  );
}

/** What this page shows and does not change: the pause, and what silences the ladder. */
export function Standing({ policy: { pauseWhen, inhibitedBy = [] } }: { policy: EditedPolicy }) {
  const t = usePolicyWords();
  const world = useSentenceWorld([]);
  return (
    <>
      <p className="wm-text">{pauseWhen ? t('settings.pause') : t('settings.noPause')}</p>
      {pauseWhen ? <AskedLines lines={conditionLines(pauseWhen as Condition, ['pauseWhen'], {}, world)} /> : null}
      {inhibitedBy.includes('plan') ? <p className="wm-text">{t('settings.inhibited')}</p> : null}
    </>
  );
}

const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
