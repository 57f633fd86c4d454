/** Every change of an action, newest first: who, when, what, and why. */
import { formatDate, isIsoDate, localDate } from '@waymark/domain';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { useActionWords } from '../actions/action-words.ts';
import { useAssuranceWords } from './assurance-words.ts';
import en from './assurance.en.json';
import { useBoard, type Board } from './use-board.ts';

type Change = Board['history'][number];
type Kind = keyof (typeof en)['history']['kind'];
type Field = keyof (typeof en)['history']['field'];
type State = keyof (typeof en)['history']['assurance'];

const statuses = { notStarted: 'NOT_STARTED', inProgress: 'IN_PROGRESS', complete: 'COMPLETE', cancelled: 'CANCELLED' } as const;

export function HistorySection({ actionId }: { actionId: string }) {
  const t = useAssuranceWords();
  const board = useBoard(actionId);
  if (!board) return null;
  return (
    <section aria-labelledby="history">
      <h2 className="wm-heading" id="history">
        {t('history.heading')}
      </h2>
      <Details summary={t('history.summary', { count: board.history.length })}>
        <ol className="wm-list wm-list--plain" reversed>
          {board.history.map((change) => (
            <ChangeItem key={change.revision} change={change} />
          ))}
        </ol>
      </Details>
    </section>
  );
}

function ChangeItem({ change: { kind, by, body, at, why, changes } }: { change: Change }) {
  const t = useAssuranceWords();
  const actions = useActionWords();
  const language = useLanguage();
  const pick = usePick();
  const valueOf = (field: string, value: string | null | undefined): string => {
    if (value == null) return t('history.nothing');
    if (isIsoDate(value)) return formatDate(value, language);
    if (field === 'status' && value in statuses) return actions(`status.${statuses[value as keyof typeof statuses]}`);
    return field === 'assurance' && value in en.history.assurance ? t(`history.assurance.${value as State}`) : field === 'measure' ? `${value} %` : value;
  };
  // A kind without words yet is shown by its code, so that nothing is hidden.
  const name = kind in en.history.kind ? t(`history.kind.${kind as Kind}`) : kind;
  const lines = changes.map(({ field, before, after }) =>
    // Only a first revision has no assurance before: that of a document.
    field === 'assurance' && before == null
      ? t('history.claimedByDocument')
      : t('history.change', { field: field in en.history.field ? t(`history.field.${field as Field}`) : field, before: valueOf(field, before), after: valueOf(field, after) }),
  );
  return (
    <li>
      <strong>{name}</strong> <span className="wm-muted">{t('history.by', { who: body ? pick(body) : (by ?? t('history.system')), date: formatDate(localDate(at), language) })}</span>
      {lines.length > 0 ? <p className="wm-list__note">{lines.join('; ')}</p> : null}
      {why ? <p className="wm-list__note">{why}</p> : null}
    </li>
  );
}
