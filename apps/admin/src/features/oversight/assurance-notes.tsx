/** On the page of an action, a plan or a closed review: what oversight bodies say about it; an adviser may add to it. */
import { formatDate, localDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { AssuranceNotesDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { NoteForm, type NoteFormProps } from './note-form.tsx';
import { useOversightWords } from './oversight-words.ts';

interface AssuranceNotesProps extends NoteFormProps {
  /** Of its heading. */
  level: 2 | 3;
}

/** Nothing is shown to a service of which no body said anything here. */
export function AssuranceNotes({ level, ...props }: AssuranceNotesProps) {
  const t = useOversightWords();
  const pick = usePick();
  const language = useLanguage();
  const may = useMay();
  const notes = useApiQuery(AssuranceNotesDocument, props.about, { enabled: may('assuranceNotes') }).data?.assuranceNotes;
  const writes = may('writeAssuranceNote');
  if (!notes || (notes.length === 0 && !writes)) return null;
  return (
    <>
      {level === 2 ? <h2 className="wm-heading">{t('note.heading')}</h2> : <h3 className="wm-subheading">{t('note.heading')}</h3>}
      {notes.length === 0 ? (
        <p className="wm-text">{t('note.none')}</p>
      ) : (
        <ul className="wm-list wm-list--plain">
          {notes.map(({ id, body, verdict, text, at }) => (
            <li key={id}>
              <strong>{t(`note.verdict.${verdict}`)}</strong> <span className="wm-muted">{t('note.by', { body: pick(body), date: formatDate(localDate(at), language) })}</span>
              <p className="wm-list__note wm-text--preserved">{text}</p>
            </li>
          ))}
        </ul>
      )}
      {writes ? <NoteForm {...props} /> : null}
    </>
  );
}
