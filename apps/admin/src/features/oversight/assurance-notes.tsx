/** On the page of an action: what oversight bodies say about it; an adviser may add to it. */
import { formatDate, localDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { AssuranceNotesDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { NoteForm, type NoteFormProps } from './note-form.tsx';
import { useOversightWords } from './oversight-words.ts';

/** Nothing is shown to a service of whose action no body said anything. */
export function AssuranceNotes(props: NoteFormProps) {
  const t = useOversightWords();
  const pick = usePick();
  const language = useLanguage();
  const may = useMay();
  const notes = useApiQuery(AssuranceNotesDocument, { actionId: props.actionId }, { enabled: may('assuranceNotes') }).data?.assuranceNotes;
  const writes = may('writeAssuranceNote');
  if (!notes || (notes.length === 0 && !writes)) return null;
  return (
    <>
      <h3 className="wm-subheading">{t('note.heading')}</h3>
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
