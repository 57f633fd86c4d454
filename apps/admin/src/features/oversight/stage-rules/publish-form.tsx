/** Publishes rules whose effect was shown, or submits them to the second adviser. */
import { useState, type FormEvent } from 'react';
import { usePick } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import type { FormProblem } from '../../../ui/error-summary.tsx';
import { TextArea } from '../../../ui/fields.tsx';
import type { StageRulesView } from './stage-rules-page.tsx';
import { useStageRulesWords } from './stage-rules-words.ts';

export interface PublishFormProps {
  view: StageRulesView;
  /** Of the version that it would be. */
  number: number;
  /** What exactly these rules would change is on the page. */
  shown: boolean;
  busy: boolean;
  problems: readonly FormProblem[];
  onSubmit: (reason: string) => void;
  onMissing: () => void;
}

export function PublishForm({ view, number, shown, busy, problems, onSubmit, onMissing }: PublishFormProps) {
  const t = useStageRulesWords();
  const pick = usePick();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') onMissing();
    else onSubmit(reason.trim());
  };
  return (
    <section aria-labelledby="publish">
      <h2 className="wm-heading" id="publish">
        {t(view.twoPeople ? 'publish.headingTwo' : 'publish.heading')}
      </h2>
      <p className="wm-text">{t(view.twoPeople ? 'publish.two' : 'publish.alone', { body: pick(view.body.name) })}</p>
      {shown ? (
        <form className="wm-form" noValidate onSubmit={submit}>
          <TextArea id="reason" name="reason" label={t('publish.reason')} hint={t('publish.reasonHint')} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} error={problems.find(({ field }) => field === 'reason')?.text} />
          <Button busy={busy}>{t(view.twoPeople ? 'publish.buttonTwo' : 'publish.button', { number })}</Button>
        </form>
      ) : (
        <p className="wm-text">
          <strong>{t('publish.first')}</strong>
        </p>
      )}
    </section>
  );
}
