/** The steps of a ladder in their order: what was sent to whom, what comes next, what is held back. */
import type { LadderPartsFragment } from '../../graphql/generated/graphql.ts';
import { useMoment } from '../../i18n/moment.ts';
import { Tag } from '../../ui/tag.tsx';
import { targetsInWords, useEscalationWords } from './escalation-words.ts';

type Step = LadderPartsFragment['steps'][number];

export function LadderSteps({ steps }: { steps: readonly Step[] }) {
  const t = useEscalationWords();
  const next = nextStepOf(steps);
  return (
    <ol className="wm-ladder" aria-label={t('steps')}>
      {steps.map((step) => (
        <LadderStep key={step.position} step={step} isNext={step === next} />
      ))}
    </ol>
  );
}

/** Of those that wait the first to go out, whatever its place. */
export function nextStepOf(steps: readonly Step[]): Step | null {
  const waiting = steps.filter((step) => step.standing === 'WAITING' && step.at != null);
  return waiting.reduce<Step | null>((first, step) => (first === null || String(step.at) < String(first.at) ? step : first), null);
}

function LadderStep({ step, isNext }: { step: Step; isNext: boolean }) {
  const t = useEscalationWords();
  const moment = useMoment();
  const { position, targets, after, unit, unless, standing, at, sentAt, recipients, instead } = step;
  const when = {
    SENT: sentAt ? (recipients.length > 0 ? t(instead ? 'step.sentInstead' : 'step.sentOn', { at: moment(sentAt), names: recipients.join('; ') }) : t('step.sentTo', { at: moment(sentAt) })) : '',
    WAITING: at ? t('step.goesOut', { at: moment(at) }) : '',
    HELD: t('step.held'),
    OVER: '',
  }[standing];
  const label = standing === 'WAITING' ? t(isNext ? 'step.WAITING' : 'step.LATER') : t(`step.${standing}`);
  return (
    <li className={`wm-ladder__step wm-ladder__step--${standing.toLowerCase()}`}>
      <p className="wm-text wm-ladder__name">
        <strong>{t('step.name', { position, targets: targetsInWords(targets, t) })}</strong>
      </p>
      <p className="wm-text wm-ladder__when">
        <Tag attention={isNext}>{label}</Tag> {when}
      </p>
      <p className="wm-small wm-muted wm-ladder__rule">
        {t(unit === 'HOUR' ? 'step.after_hour' : 'step.after_workingDay', { count: after })}, {t(`step.unless.${unless}`)}
      </p>
    </li>
  );
}
