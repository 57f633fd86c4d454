/** Where an action stands on its ladder, what comes next and when, and what one may answer. */
import { formatDate, localDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { LadderDocument, type LadderPartsFragment, type LadderQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useMoment } from '../../i18n/moment.ts';
import { Details } from '../../ui/blocks.tsx';
import { Tag } from '../../ui/tag.tsx';
import { AnswerForms } from './answer-forms.tsx';
import { useEscalationWords } from './escalation-words.ts';
import { LadderSteps } from './ladder-steps.tsx';
import './escalations.scss';

type Escalation = NonNullable<Extract<LadderQuery['action'], { __typename: 'Action' }>['escalation']>;

export const isOpen = ({ status }: Pick<LadderPartsFragment, 'status'>): boolean => status !== 'RESOLVED' && status !== 'STOPPED';

export interface LadderSectionProps {
  actionId: string;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

/** Nothing is shown of an action that was never escalated; the page does not wait for it. */
export function LadderSection({ actionId, onDone, onProblems }: LadderSectionProps) {
  const { data } = useApiQuery(LadderDocument, { id: actionId });
  const escalation = data?.action.__typename === 'Action' ? data.action.escalation : null;
  if (!escalation) return null;
  return <Ladder escalation={escalation} onDone={onDone} onProblems={onProblems} />;
}

function Ladder({ escalation, onDone, onProblems }: { escalation: Escalation } & Omit<LadderSectionProps, 'actionId'>) {
  const t = useEscalationWords();
  const may = useMay();
  const open = isOpen(escalation);
  return (
    <section aria-labelledby="escalation">
      <h2 className="wm-heading" id="escalation">
        {t('heading')} <Tag attention={open}>{t(`status.${escalation.status}`)}</Tag>
      </h2>
      <Lead escalation={escalation} />
      {open ? <LadderSteps steps={escalation.steps} /> : null}
      <p className="wm-small wm-muted">{t('policy', { number: escalation.policyNumber })}</p>
      {open && may('acknowledgeEscalation') ? <AnswerForms escalation={escalation} onDone={onDone} onProblems={onProblems} /> : null}
      <Details summary={t('history.summary')}>
        <History entries={escalation.history} />
      </Details>
    </section>
  );
}

function Lead({ escalation }: { escalation: Escalation }) {
  const t = useEscalationWords();
  const language = useLanguage();
  const moment = useMoment();
  const { status, raisedAt, response, steps, round, paused, clearedAt } = escalation;
  const date = formatDate(localDate(raisedAt), language);
  if (status === 'RESOLVED' || status === 'STOPPED') return <p className="wm-text">{t(`lead.${status}`, { date })}</p>;
  const answered = response && (status === 'ACKNOWLEDGED' || status === 'SNOOZED');
  return (
    <>
      <p className="wm-text">
        {t('lead.open', { date })}{' '}
        {answered
          ? `${t(`lead.${status}`, { by: response.by, at: moment(response.at) })} ${response.until ? t('lead.until', { until: moment(response.until) }) : t('lead.untilEnd')}`
          : t(status === 'PENDING' ? 'lead.PENDING' : 'lead.FIRING', { sent: steps.filter(({ standing }) => standing === 'SENT').length, steps: steps.length })}{' '}
        {clearedAt ? t('lead.cleared', { date: moment(clearedAt) }) : null} {paused ? t('lead.paused') : null} {round > 1 ? t('lead.round', { round }) : null}
      </p>
      {answered && response.reason ? <p className="wm-text">{t('lead.reason', { reason: response.reason })}</p> : null}
    </>
  );
}

function History({ entries }: { entries: Escalation['history'] }) {
  const t = useEscalationWords();
  const language = useLanguage();
  const moment = useMoment();
  const said = ({ kind, step, recipients, instead, actor, until, reason }: Escalation['history'][number]): string => {
    const names = recipients.join('; ');
    const day = until ? formatDate(localDate(until), language) : '';
    switch (kind) {
      case 'notify':
        return names ? t(instead ? 'history.notifyInstead' : 'history.notifyTo', { step: step ?? '', names }) : t('history.notify', { step: step ?? '' });
      case 'acknowledged':
        return t('history.acknowledged', { actor: actor ?? '' });
      case 'snoozed':
        return reason ? t('history.snoozed', { actor: actor ?? '', until: day, reason }) : t('history.snoozedPlain', { actor: actor ?? '', until: day });
      case 'raised':
      case 'cleared':
      case 'acknowledgementExpired':
      case 'resolved':
      case 'stopped':
        return t(`history.${kind}`);
      default:
        return kind;
    }
  };
  return (
    <ul className="govuk-list">
      {entries.map((entry) => (
        <li key={entry.id}>
          {moment(entry.at)}: {said(entry)}
        </li>
      ))}
    </ul>
  );
}
