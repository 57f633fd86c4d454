/** Adds a family, or saves the next version of one: all of its lines, or none and what is wrong in each; nothing typed is lost. */
import { civilDate, localDate } from '@waymark/domain';
import { useRef, useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useDraft } from '../../app/use-draft.ts';
import { useMay, useService } from '../../app/use-service.ts';
import { NeighbourFamiliesDocument, SaveNeighbourFamilyDocument, type NeighbourFamilyPartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, TextInput } from '../../ui/fields.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { ChildCheck } from '../evidence/child-check.tsx';
import { fieldId, problemsOf } from './family-problems.ts';
import { useFamilyWords } from './family-words.ts';
import { LineFaults, type FaultyLine } from './line-faults.tsx';
import { MembersField } from './members-field.tsx';
import { membersText } from './members-text.ts';

export function FamilyFormPage() {
  const from = useSearchParams()[0].get('from');
  const query = useApiQuery(NeighbourFamiliesDocument, {});
  const may = useMay()('saveNeighbourFamily');
  if (!may) return <NotFoundPage />;
  return (
    <Ready query={query}>
      {({ neighbourFamilies }) => {
        const family = neighbourFamilies.find(({ id, withdrawnAt }) => id === from && !withdrawnAt);
        return from !== null && !family ? <NotFoundPage /> : <FamilyForm family={family} />;
      }}
    </Ready>
  );
}

function FamilyForm({ family }: { family: NeighbourFamilyPartsFragment | undefined }) {
  const t = useFamilyWords();
  const pick = usePick();
  const { service: { slug }, me } = useService();
  const navigate = useNavigate();
  const mutation = useApiMutation(SaveNeighbourFamilyDocument);
  const form = useRef<HTMLFormElement>(null);
  const forgetDraft = useDraft(form, me.id, `family.${family?.id ?? slug}`);
  // What the person has seen: a version that comes meanwhile is a conflict, and the form keeps what was typed.
  const [seen, setSeen] = useState(family?.version ?? null);
  const [held] = useState(family?.versions[0]);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [faults, setFaults] = useState<readonly FaultyLine[]>([]);
  const problemOf = (field: string) => problems.find((problem) => problem.field === fieldId(field))?.text;
  const list = `/s/${slug}/indicators/families`;

  const send = async (data: FormData): Promise<readonly FormProblem[]> => {
    const text = (name: string) => (data.get(name) as string | null) ?? '';
    const day = readDateParts({ day: text('from-day'), month: text('from-month'), year: text('from-year') });
    setFaults([]);
    if (typeof day === 'string') return [{ text: t('problem.notADate'), field: fieldId('effectiveFrom') }];
    const members = text('members').replaceAll('\r\n', '\n');
    const { saveNeighbourFamily: answer } = await mutation.mutateAsync({
      input: { familyId: family?.id ?? null, version: seen, nameEn: text('nameEn').trim(), nameCy: text('nameCy').trim() || null, effectiveFrom: day.date, members, noChildNamed: data.get('noChildNamed') === 'yes' },
    });
    switch (answer.__typename) {
      case 'NeighbourFamily':
        forgetDraft();
        await navigate(list, { state: { saved: answer.version } });
        return [];
      case 'NeighbourFamilyRefused': {
        const lines = members.split('\n');
        setFaults(answer.lines.map(({ line, reasons }) => ({ line, text: lines[line - 1] ?? '', reasons })));
        const suspected = answer.lines.some(({ reasons }) => reasons.some(({ code }) => code === 'childDataSuspected'));
        return [...problemsOf(t, answer.reasons), { text: t('faults.summary', { count: answer.lines.length }), field: fieldId('members') }, ...(suspected ? [{ text: t('problem.childDataSuspected'), field: fieldId('checked') }] : [])];
      }
      case 'Refused':
        return problemsOf(t, answer.reasons);
      case 'Conflict':
        // Saving once more is then a decision.
        setSeen(answer.currentVersion);
        return [{ text: t('problem.conflict', { version: answer.currentVersion }) }];
      default:
        return [{ text: t('problem.failed') }];
    }
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!mutation.isPending) setProblems(await send(new FormData(event.currentTarget)).catch(() => [{ text: t('problem.failed') }]));
  };

  const next = (seen ?? 0) + 1;
  const today = civilDate(localDate(new Date().toISOString()));
  return (
    <Page
      title={held ? t('form.next', { name: pick(held.name) }) : t('form.new')} hasProblems={problems.length > 0}
      crumbs={[{ text: t('indicators'), to: `/s/${slug}/indicators` }, { text: t('title'), to: list }]}
    >
      <ErrorSummary problems={problems} />
      <p className="wm-lead">{held ? t('form.leadNext', { version: next }) : t('form.leadNew')}</p>
      {faults.length > 0 ? <LineFaults faults={faults} /> : null}
      <form className="wm-form" noValidate ref={form} onSubmit={(event) => void submit(event)}>
        <TextInput id={fieldId('nameEn')} name="nameEn" label={t('form.nameEn')} hint={t('form.nameEnHint')} error={problemOf('nameEn')} maxLength={80} autoComplete="off" defaultValue={held?.name.en ?? ''} />
        <TextInput
          id={fieldId('nameCy')} name="nameCy" label={t('form.nameCy')} hint={t('form.nameCyHint')} error={problemOf('nameCy')} maxLength={80} autoComplete="off" lang="cy"
          defaultValue={held && held.name.cy !== held.name.en ? held.name.cy : ''}
        />
        <DateInput
          id={fieldId('effectiveFrom')} name="from" label={t('form.effectiveFrom')} hint={t('form.effectiveFromHint')} error={problemOf('effectiveFrom')}
          defaultValue={{ day: String(today.day), month: String(today.month), year: String(today.year) }}
        />
        <MembersField form={form} error={problemOf('members')} defaultValue={held ? membersText(held.level, held.members) : ''} />
        {problemOf('checked') ? <ChildCheck id={fieldId('checked')} error={problemOf('checked')} /> : null}
        <ButtonGroup>
          <Button busy={mutation.isPending}>{held ? t('form.saveNext', { version: next }) : t('form.save')}</Button>
          <Link className="govuk-link" to={list}>
            {t('form.cancel')}
          </Link>
        </ButtonGroup>
      </form>
      <Details summary={t('form.why')}>
        {(['form.why1', 'form.why2', 'form.why3', 'form.why4'] as const).map((key) => (
          <p key={key} className="wm-text">
            {t(key)}
          </p>
        ))}
      </Details>
    </Page>
  );
}
