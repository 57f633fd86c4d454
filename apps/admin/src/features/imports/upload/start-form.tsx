// Starts an import: a file, chosen or dropped, or a pasted table. Faults are told before anything is sent.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useDraft } from '../../../app/use-draft.ts';
import { useService } from '../../../app/use-service.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { TextArea } from '../../../ui/fields.tsx';
import { FileUpload } from '../../../ui/file-upload.tsx';
import { forgetLists } from '../data/import-queries.ts';
import { refusalWords } from '../findings/refusal-words.ts';
import { useImportWords } from '../import-words.ts';
import { acceptedExtensions, checkFile, checkPastedTable } from './file-check.ts';
import { sendImport, type Sending, type Sent } from './send-import.ts';

interface Problem {
  field: 'import-file' | 'import-text';
  text: string;
}

/** With a plan, the document is compared with it; the page that holds the form says so. */
export function StartForm({ slug, planId }: { slug: string; planId?: string }) {
  const t = useImportWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [sending, setSending] = useState<{ name: string | null; share: number } | null>(null);
  const [stopped, setStopped] = useState(false);
  const chosen = useRef<File | null>(null);
  const stop = useRef<AbortController | null>(null);
  const pasted = useRef<HTMLFormElement>(null);
  const forgetDraft = useDraft(pasted, useService().me.id, 'import.text');
  const errorOf = (field: Problem['field']) => problems.find((problem) => problem.field === field)?.text;

  const told = (sent: Exclude<Sent, { kind: 'accepted' }>, field: Problem['field']) => {
    if (sent.kind === 'stopped') setStopped(true);
    // Any query now finds that nobody is signed in, and leads to the sign-in page and back.
    else if (sent.kind === 'unauthenticated') void client.invalidateQueries();
    else if (sent.kind === 'problem') setProblems([{ field, text: t(`sendProblem.${sent.problem}`) }]);
    else {
      const { what, next } = refusalWords(sent, language);
      setProblems([{ field, text: `${what} ${next}` }]);
    }
  };
  const send = async (content: Sending['content'], field: Problem['field']) => {
    setProblems([]);
    setStopped(false);
    const name = 'file' in content ? content.file.name : null;
    setSending({ name, share: 0 });
    stop.current = new AbortController();
    const sent = await sendImport({ service: slug, content, planId, onProgress: (share) => setSending({ name, share }), signal: stop.current.signal });
    setSending(null);
    if (sent.kind === 'accepted') {
      if ('text' in content) forgetDraft();
      await navigate(`/s/${slug}/imports/${sent.id}`);
      await forgetLists(client, slug);
    } else told(sent, field);
  };
  const submitFile = (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const fault = checkFile(chosen.current);
    if (fault) setProblems([{ field: 'import-file', text: t(`fault.${fault}`) }]);
    else if (chosen.current) void send({ file: chosen.current }, 'import-file');
  };
  const submitText = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const value = new FormData(event.currentTarget).get('text');
    const text = typeof value === 'string' ? value : '';
    const fault = checkPastedTable(text);
    if (fault) setProblems([{ field: 'import-text', text: t(`fault.${fault}`) }]);
    else void send({ text }, 'import-text');
  };
  const percent = Math.round((sending?.share ?? 0) * 100);

  return (
    <section aria-labelledby="start-heading" className="wm-form wm-no-print">
      <h2 className="wm-heading" id="start-heading">
        {t(planId === undefined ? 'start.heading' : 'start.backHeading')}
      </h2>
      <ErrorSummary problems={problems} />
      {planId === undefined ? <p className="wm-text">{t('start.text')}</p> : null}
      <form onSubmit={submitFile} noValidate>
        <FileUpload
          id="import-file"
          name="file"
          label={t('start.file')}
          hint={t('start.fileHint')}
          error={errorOf('import-file')}
          accept={acceptedExtensions.join(',')}
          onChoose={(file) => {
            chosen.current = file;
            const fault = file ? checkFile(file) : null;
            setProblems(fault ? [{ field: 'import-file', text: t(`fault.${fault}`) }] : []);
          }}
        />
        <Button busy={sending !== null}>{t('start.send')}</Button>
      </form>
      <div role="status">{stopped ? <p className="wm-text">{t('start.stopped')}</p> : null}</div>
      {sending ? (
        <div className="wm-sending">
          <label className="wm-sending__label" htmlFor="sending">
            {sending.name ? t('start.sending', { name: sending.name, percent }) : t('start.sendingText')}
          </label>
          <progress className="wm-progress" id="sending" max={100} value={percent} />
          <Button type="button" variant="secondary" onClick={() => stop.current?.abort()}>
            {t('start.stop')}
          </Button>
        </div>
      ) : null}
      <Details summary={t('start.paste')} open={errorOf('import-text') !== undefined}>
        <form ref={pasted} onSubmit={submitText} noValidate>
          <TextArea id="import-text" name="text" rows={8} wrap="off" label={t('start.pasteLabel')} hint={t('start.pasteHint')} error={errorOf('import-text')} />
          <Button variant="secondary" busy={sending !== null}>
            {t('start.sendText')}
          </Button>
        </form>
      </Details>
    </section>
  );
}
