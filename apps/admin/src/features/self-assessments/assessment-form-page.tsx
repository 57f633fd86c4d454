/** Writes the draft of a self-assessment, or goes on with it, and closes it. */
import { useQueryClient } from '@tanstack/react-query';
import { civilDate, currentStandards } from '@waymark/domain';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { CloseSelfAssessmentDocument, RecordSelfAssessmentDocument, SelfAssessmentsDocument, type NationalStandardBand } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, TextInput } from '../../ui/fields.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { ChildCheck } from '../evidence/child-check.tsx';
import { fieldId, problemsOf } from './assessment-problems.ts';
import { useSelfAssessmentWords } from './self-assessment-words.ts';
import { StandardFields } from './standard-fields.tsx';
import { useStandardName, type Assessment } from './standards-table.tsx';

export function AssessmentFormPage() {
  const query = useApiQuery(SelfAssessmentsDocument, {});
  return <Ready query={query}>{({ selfAssessments }) => <AssessmentForm draft={selfAssessments.find(({ closedAt }) => !closedAt)} />}</Ready>;
}

function AssessmentForm({ draft }: { draft: Assessment | undefined }) {
  const t = useSelfAssessmentWords();
  const nameOf = useStandardName(currentStandards.version);
  const { slug } = useService().service;
  const client = useQueryClient();
  const navigate = useNavigate();
  const record = useApiMutation(RecordSelfAssessmentDocument);
  const close = useApiMutation(CloseSelfAssessmentDocument);
  // What was saved from here; the form keeps what the person typed.
  const [version, setVersion] = useState(draft?.version ?? null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const problemOf = (id: string) => problems.find(({ field }) => field === id)?.text;
  const list = `/s/${slug}/record/standards`;

  const send = async (data: FormData, closing: boolean): Promise<readonly FormProblem[]> => {
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const day = readDateParts({ day: text('assessed-day'), month: text('assessed-month'), year: text('assessed-year') });
    const found = typeof day === 'string' ? problemsOf(t, nameOf, [{ code: 'notADate', parameters: [{ name: 'field', value: 'assessedOn' }] }]) : [];
    const count = (field: string): number | null => {
      const typed = text(field).replaceAll(',', '');
      if (typed !== '' && !/^\d{1,6}$/.test(typed)) found.push(...problemsOf(t, nameOf, [{ code: 'notACount', parameters: [{ name: 'field', value: field }] }]));
      return typed === '' ? null : Number(typed);
    };
    const band = (field: string) => (text(field) || null) as NationalStandardBand | null;
    const standards = currentStandards.standards.map(({ code }) => ({
      standard: code, strategic: band(`${code}-strategic`), operational: band(`${code}-operational`), cases: count(`${code}-cases`), casesLookedAt: count(`${code}-casesLookedAt`), evidence: text(`${code}-evidence`) || null,
    }));
    if (found.length > 0 || typeof day === 'string') return found;
    const { recordSelfAssessment: saved } = await record.mutateAsync({
      input: { version, assessedOn: day.date, moderatedBy: text('moderatedBy') || null, standards, noChildNamed: data.get('noChildNamed') === 'yes' },
    });
    if (saved.__typename === 'Refused') return problemsOf(t, nameOf, saved.reasons);
    if (saved.__typename !== 'SelfAssessment') return [{ text: t('problem.conflict') }];
    setVersion(saved.version);
    if (!closing) return [];
    const { closeSelfAssessment: closed } = await close.mutateAsync({ input: { selfAssessmentId: saved.id, version: saved.version } });
    if (closed.__typename === 'Refused') return problemsOf(t, nameOf, closed.reasons);
    return closed.__typename === 'SelfAssessment' ? [] : [{ text: t('problem.conflict') }];
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const closing = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'close';
    setBusy(true);
    const found = await send(new FormData(event.currentTarget), closing).catch(() => [{ text: t('problem.failed') }]);
    setProblems(found);
    setBusy(false);
    if (found.length > 0) return;
    await client.invalidateQueries({ queryKey: [slug] });
    await navigate(list, { state: { said: closing ? 'closed' : 'saved' } });
  };

  const { percent, least } = currentStandards.sample;
  const assessed = draft ? civilDate(draft.assessedOn) : null;
  return (
    <Page title={t(draft ? 'form.titleDraft' : 'form.title')} crumbs={[{ text: t('title'), to: list }]} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      <p className="wm-lead">{t('form.lead')}</p>
      <p className="wm-text">{t('about.rule', { percent, least })}</p>
      <form className="wm-form" noValidate onSubmit={(event) => void submit(event)}>
        <DateInput
          id={fieldId('assessedOn')} name="assessed" label={t('form.assessedOn')} hint={t('form.assessedOnHint')} error={problemOf(fieldId('assessedOn'))}
          {...(assessed ? { defaultValue: { day: String(assessed.day), month: String(assessed.month), year: String(assessed.year) } } : {})}
        />
        <TextInput id={fieldId('moderatedBy')} name="moderatedBy" label={t('form.moderatedBy')} hint={t('form.moderatedByHint')} error={problemOf(fieldId('moderatedBy'))} maxLength={200} autoComplete="off" defaultValue={draft?.moderatedBy ?? ''} />
        {currentStandards.standards.map(({ code }) => (
          <StandardFields key={code} code={code} name={nameOf(code)} held={draft?.standards.find(({ standard }) => standard === code)} problemOf={problemOf} />
        ))}
        {problemOf(fieldId('checked')) ? <ChildCheck id={fieldId('checked')} error={problemOf(fieldId('checked'))} /> : null}
        <p className="wm-text">{t('form.closing')}</p>
        <ButtonGroup>
          <Button name="step" value="save" busy={busy}>
            {t('form.save')}
          </Button>
          <Button name="step" value="close" variant="secondary" busy={busy}>
            {t('form.close')}
          </Button>
        </ButtonGroup>
      </form>
    </Page>
  );
}
