/** A new test case over time: what is known on day 0, what changes, what is expected from which day. */
import { formatDate } from '@waymark/domain';
import { actionCatalogue, type RuleTest } from '@waymark/rules';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorMessage } from '../../../ui/field-frame.tsx';
import { Select, TextInput } from '../../../ui/fields.tsx';
import { fixedChoices } from '../builder/value-control.tsx';
import type { Rating } from '../data/rule-types.ts';
import { useEditorWords } from '../editor-words.ts';
import { useReviewWords } from '../review-words.ts';
import { useSentenceWorld } from '../sentences/rule-list.tsx';
import { readCase, type CaseProblem, type TypedCase, type TypedFact } from './case-draft.ts';

const empty = (start: string): TypedCase => ({
  name: '',
  start,
  facts: [{ fact: 'status', value: 'inProgress' }, { fact: 'due', value: '' }, { fact: 'evidenceCount', value: '0' }],
  changes: [{ day: '', fact: 'evidenceCount', value: '' }],
  expect: [{ day: '0', outcome: '' }],
  until: '',
});

/** Derived facts follow from their dates: a case gives the dates. */
const given = actionCatalogue.facts.filter((fact) => !fact.derive && fact.type !== 'list');

export function AddCase({ ratings, today, onAdd }: { ratings: readonly Rating[]; today: string; onAdd: (test: RuleTest) => void }) {
  const t = useReviewWords();
  const pick = usePick();
  const language = useLanguage();
  const [typed, setTyped] = useState<TypedCase>(() => empty(formatDate(today, language)));
  const [problems, setProblems] = useState<readonly CaseProblem[]>([]);
  const change = (parts: Partial<TypedCase>) => setTyped({ ...typed, ...parts });
  const replaced = <T,>(list: readonly T[], index: number, parts: Partial<T>): T[] => list.map((item, place) => (place === index ? { ...item, ...parts } : item));
  const without = <T,>(list: readonly T[], index: number): T[] => list.filter((_, place) => place !== index);
  const problem = (code: CaseProblem) => (problems.includes(code) ? t(`cases.problem.${code}`) : undefined);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const read = readCase(typed);
    setProblems(read.ok ? [] : read.problems);
    if (!read.ok) {
      const [first = 'name'] = read.problems;
      document.getElementById({ name: 'case-name', start: 'case-start', value: 'case-fact-0-value', day: 'case-expect-0-day', expect: 'case-expect-0-outcome' }[first])?.focus();
      return;
    }
    onAdd(read.test);
    setTyped(empty(typed.start));
  };
  return (
    <Details summary={t('cases.add')}>
      <form onSubmit={add} noValidate>
        <TextInput id="case-name" name="name" label={t('cases.name')} hint={t('cases.nameHint')} error={problem('name')} value={typed.name} onChange={(event) => change({ name: event.target.value })} />
        <TextInput id="case-start" name="start" width="20" label={t('cases.start')} hint={t('cases.startHint')} error={problem('start')} value={typed.start} onChange={(event) => change({ start: event.target.value })} />
        <Rows id="case-facts" legend={t('cases.factsLegend')} hint={t('cases.factsHint')} error={problem('value')} add={t('cases.addFact')} onAdd={() => change({ facts: [...typed.facts, { fact: given[0]?.id ?? '', value: '' }] })}>
          {typed.facts.map((row, index) => (
            <Row key={index} number={index + 1} onRemove={() => change({ facts: without(typed.facts, index) })}>
              <FactFields id={`case-fact-${index}`} row={row} ratings={ratings} onChange={(parts) => change({ facts: replaced(typed.facts, index, parts) })} />
            </Row>
          ))}
        </Rows>
        <Rows id="case-changes" legend={t('cases.changesLegend')} hint={t('cases.changesHint')} add={t('cases.addChange')} onAdd={() => change({ changes: [...typed.changes, { day: '', fact: 'status', value: '' }] })}>
          {typed.changes.map((row, index) => (
            <Row key={index} number={index + 1} onRemove={() => change({ changes: without(typed.changes, index) })}>
              <TextInput id={`case-change-${index}-day`} name="day" width="4" inputMode="numeric" label={t('cases.day')} value={row.day} onChange={(event) => change({ changes: replaced(typed.changes, index, { day: event.target.value }) })} />
              <FactFields id={`case-change-${index}`} row={row} ratings={ratings} onChange={(parts) => change({ changes: replaced<TypedCase['changes'][number]>(typed.changes, index, parts) })} />
            </Row>
          ))}
        </Rows>
        <Rows
          id="case-expect"
          legend={t('cases.expectLegend')}
          error={problem('expect') ?? problem('day')}
          add={t('cases.addExpectation')}
          onAdd={() => change({ expect: [...typed.expect, { day: '', outcome: '' }] })}
        >
          {typed.expect.map((row, index) => (
            <Row key={index} number={index + 1} onRemove={() => change({ expect: without(typed.expect, index) })}>
              <TextInput id={`case-expect-${index}-day`} name="day" width="4" inputMode="numeric" label={t('cases.from')} value={row.day} onChange={(event) => change({ expect: replaced(typed.expect, index, { day: event.target.value }) })} />
              <Select
                id={`case-expect-${index}-outcome`}
                name="outcome"
                label={t('cases.rating')}
                value={row.outcome}
                choices={[{ value: '', label: '' }, ...ratings.map(({ code, label }) => ({ value: code, label: pick(label) }))]}
                onChange={(event) => change({ expect: replaced(typed.expect, index, { outcome: event.target.value }) })}
              />
            </Row>
          ))}
        </Rows>
        <TextInput id="case-until" name="until" width="4" inputMode="numeric" label={t('cases.until')} value={typed.until} onChange={(event) => change({ until: event.target.value })} />
        <Button variant="secondary">{t('cases.save')}</Button>
      </form>
    </Details>
  );
}

function Rows({ id, legend, hint, error, add, onAdd, children }: { id: string; legend: string; hint?: string; error?: string | undefined; add: string; onAdd: () => void; children: ReactNode }) {
  return (
    <fieldset className={`govuk-fieldset wm-case-rows${error ? ' govuk-form-group--error' : ''}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="govuk-fieldset__legend">{legend}</legend>
      {hint ? <div className="govuk-hint">{hint}</div> : null}
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      {children}
      <button type="button" className="wm-link-button" onClick={onAdd}>
        {add}
      </button>
    </fieldset>
  );
}

function Row({ number, onRemove, children }: { number: number; onRemove: () => void; children: ReactNode }) {
  const t = useReviewWords();
  return (
    <div className="wm-case-row">
      {children}
      <button type="button" className="wm-link-button" onClick={onRemove}>
        {t('cases.removeFact')}
        <span className="govuk-visually-hidden">{t('cases.removeFactAbout', { number })}</span>
      </button>
    </div>
  );
}

function FactFields({ id, row, ratings, onChange }: { id: string; row: TypedFact; ratings: readonly Rating[]; onChange: (parts: Partial<TypedFact>) => void }) {
  const t = useReviewWords();
  const editor = useEditorWords();
  const world = useSentenceWorld(ratings);
  const fact = actionCatalogue.facts.find((one) => one.id === row.fact);
  const yesNo = [{ value: 'true', label: editor('builder.yes') }, { value: 'false', label: editor('builder.no') }];
  const choices = fact?.type === 'boolean' ? yesNo : fact ? fixedChoices(fact, world, editor) : null;
  return (
    <>
      <Select id={`${id}-fact`} name="fact" label={t('cases.fact')} value={row.fact} choices={given.map((one) => ({ value: one.id, label: one.label[world.language] }))} onChange={(event) => onChange({ fact: event.target.value, value: '' })} />
      {choices ? (
        <Select id={`${id}-value`} name="value" label={t('cases.value')} value={row.value} choices={[{ value: '', label: '' }, ...choices]} onChange={(event) => onChange({ value: event.target.value })} />
      ) : (
        <TextInput id={`${id}-value`} name="value" width={fact?.type === 'number' ? '4' : '20'} label={t('cases.value')} value={row.value} onChange={(event) => onChange({ value: event.target.value })} />
      )}
    </>
  );
}
