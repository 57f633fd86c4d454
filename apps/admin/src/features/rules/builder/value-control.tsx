/** The right side of a comparison: a choice where the values are fixed, else a field of the fact's type. */
import { formatDate } from '@waymark/domain';
import type { FactDefinition } from '@waymark/rules';
import { useState } from 'react';
import { Checkboxes, Select, TextInput, type Choice } from '../../../ui/fields.tsx';
import { readDateParts } from '../../actions/date-parts.ts';
import { useEditorWords } from '../editor-words.ts';
import type { SentenceWorld } from '../sentences/condition-lines.ts';
import { useBuilder } from './builder-context.ts';
import { comparableFacts, sourceOf } from './builder-choices.ts';
import type { BuilderRule } from './builder-query.ts';

export interface ValueControlProps {
  id: string;
  rule: BuilderRule;
  fact: FactDefinition;
  onChange: (rule: BuilderRule) => void;
}

type Words = ReturnType<typeof useEditorWords>;

/** Values that the fact may have, by name; null where anything may be written. */
export function fixedChoices(fact: FactDefinition, world: SentenceWorld, t: Words): Choice[] | null {
  if (fact.id === 'statedRating') return world.ratings.map(({ code, label }) => ({ value: code, label: label[world.language] }));
  return fact.values?.map((value) => ({ value, label: t(`values.${value}` as Parameters<Words>[0]) })) ?? null;
}

export function ValueControl({ id, rule, fact, onChange }: ValueControlProps) {
  const t = useEditorWords();
  const { world } = useBuilder();
  const set = (value: unknown) => onChange({ ...rule, value });
  const source = sourceOf(rule);
  if (source === 'fact') {
    const choices = comparableFacts(fact, world.catalogue.facts).map((other) => ({ value: other.id, label: other.label[world.language] }));
    return <Select id={`${id}-value`} name="value" label={t('builder.otherFact')} value={String(rule.value)} choices={choices} onChange={(event) => set(event.target.value)} />;
  }
  if (source !== 'value') {
    const days = Object.values(rule.value as Record<string, number>)[0] ?? 0;
    return <ScalarField id={`${id}-value`} label={t('builder.value')} hint={t('builder.daysHint')} value={days} type="number" whole onChange={(value) => set({ [source]: value })} />;
  }
  const values: unknown[] = Array.isArray(rule.value) ? rule.value : [rule.value];
  const choices = fixedChoices(fact, world, t);
  if (rule.operator === 'x:between') {
    const [from, to] = values;
    return (
      <>
        <ScalarField id={`${id}-value`} label={t('builder.from')} value={from} type={fact.type} onChange={(value) => set([value, to])} />
        <ScalarField id={`${id}-to`} label={t('builder.to')} value={to} type={fact.type} onChange={(value) => set([from, value])} />
      </>
    );
  }
  if (rule.operator === 'in' || rule.operator === 'notIn') {
    if (choices) return <Checkboxes id={`${id}-value`} name={`${id}-values`} label={t('builder.values')} choices={withOthers(choices, values)} values={values.map(String)} onChange={(chosen) => set([...chosen])} small />;
    return <ListField id={`${id}-value`} label={t('builder.values')} hint={t('builder.valuesHint')} values={values} numbers={fact.type === 'number'} onChange={set} />;
  }
  if (fact.type === 'boolean') {
    const yesNo = [{ value: 'true', label: t('builder.yes') }, { value: 'false', label: t('builder.no') }];
    return <Select id={`${id}-value`} name="value" label={t('builder.value')} value={String(rule.value)} choices={yesNo} onChange={(event) => set(event.target.value === 'true')} />;
  }
  if (choices && rule.operator !== 'x:startsWith') return <Select id={`${id}-value`} name="value" label={t('builder.value')} value={String(rule.value)} choices={withOthers(choices, values)} onChange={(event) => set(event.target.value)} />;
  return <ScalarField id={`${id}-value`} label={t('builder.value')} value={values[0]} type={fact.type} onChange={set} />;
}

/** A value that is not among the choices is shown by itself, so that it is not lost by looking at it. */
function withOthers(choices: readonly Choice[], values: readonly unknown[]): Choice[] {
  const known = new Set(choices.map(({ value }) => value));
  return [...choices, ...values.map(String).filter((value) => !known.has(value)).map((value) => ({ value, label: value }))];
}

interface ScalarFieldProps {
  id: string;
  label: string;
  hint?: string;
  value: unknown;
  type: FactDefinition['type'];
  whole?: boolean;
  onChange: (value: string | number) => void;
}

function ScalarField({ id, label, hint, value, type, whole = false, onChange }: ScalarFieldProps) {
  const t = useEditorWords();
  const { language } = useBuilder().world;
  const shown = type === 'date' && typeof value === 'string' ? formatDate(value, language) : String(value);
  const [typed, setTyped] = useState<{ text: string; of: unknown; wrong: boolean } | null>(null);
  const current = typed && typed.of === value ? typed : null;
  const change = (text: string) => {
    const read = readScalar(text, type, whole);
    setTyped({ text, of: read ?? value, wrong: read === null });
    if (read !== null) onChange(read);
  };
  const problem = t(type === 'date' ? 'threshold.wrongDate' : whole ? 'threshold.whole' : 'threshold.wrong');
  return (
    <TextInput
      id={id}
      name="value"
      label={label}
      hint={hint}
      error={current?.wrong ? problem : undefined}
      width={type === 'number' ? '4' : '20'}
      autoComplete="off"
      value={current?.text ?? shown}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function readScalar(text: string, type: FactDefinition['type'], whole: boolean): string | number | null {
  if (type === 'number') {
    const plain = text.trim().replace(/^[−–]/, '-');
    return /^-?\d{1,9}(\.\d{1,6})?$/.test(plain) && !(whole && plain.includes('.')) ? Number(plain) : null;
  }
  if (type !== 'date') return text;
  const [day = '', month = '', year = ''] = text.trim().split(/[\s/.-]+/);
  const read = readDateParts({ day, month, year });
  return typeof read === 'string' ? null : read.date;
}

interface ListFieldProps {
  id: string;
  label: string;
  hint: string;
  values: readonly unknown[];
  numbers: boolean;
  onChange: (values: (string | number)[]) => void;
}

function ListField({ id, label, hint, values, numbers, onChange }: ListFieldProps) {
  const t = useEditorWords();
  const [typed, setTyped] = useState<{ text: string; wrong: boolean } | null>(null);
  const change = (text: string) => {
    const parts = text.split(',').map((part) => part.trim()).filter((part) => part !== '');
    const wrong = numbers && parts.some((part) => readScalar(part, 'number', false) === null);
    setTyped({ text, wrong });
    if (!wrong) onChange(numbers ? parts.map(Number) : parts);
  };
  return <TextInput id={id} name="values" label={label} hint={hint} error={typed?.wrong ? t('threshold.wrong') : undefined} value={typed?.text ?? values.join(', ')} onChange={(event) => change(event.target.value)} />;
}
