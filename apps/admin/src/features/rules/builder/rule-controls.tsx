/** One condition: fact, comparison, value; or, where the controls cannot show it, the condition as it is. */
import type { RuleProps } from 'react-querybuilder';
import { Select } from '../../../ui/fields.tsx';
import { useEditorWords } from '../editor-words.ts';
import { conditionClause } from '../sentences/condition-lines.ts';
import { operatorWord } from '../sentences/operator-word.ts';
import { useBuilder } from './builder-context.ts';
import { chosenOperator, comparableFacts, newRule, operatorsFor, sourceOf, sourcesFor, withOperator, withSource, type ChosenOperator, type ValueSourceChoice } from './builder-choices.ts';
import { citationField, citedBy, type BuilderRule } from './builder-query.ts';
import { ValueControl } from './value-control.tsx';

const sourceWord = { value: 'withValue', fact: 'withFact', days: 'withDays', workingDays: 'withWorkingDays' } as const;

export function RuleControls({ rule: item, path }: RuleProps) {
  const t = useEditorWords();
  const builder = useBuilder();
  const rule = item as BuilderRule;
  const { language, catalogue } = builder.world;
  const id = `${builder.id}-${String(rule.id)}`;
  const number = path.map((place) => place + 1).join('.');
  const note = rule.note?.['description'] ?? rule.note?.['name'];
  if (rule.kept) {
    return (
      <div className="wm-builder__kept">
        <p className="wm-builder__clause">{conditionClause(rule.kept, builder.named, builder.world)}</p>
        <p className="wm-builder__note">{t('builder.kept')}</p>
      </div>
    );
  }
  const cited = citedBy(rule.field);
  const fact = catalogue.facts.find((one) => one.id === rule.field);
  const names = Object.keys(builder.named).map((name) => ({ value: citationField(name), label: t('builder.named', { clause: conditionClause({ condition: name }, builder.named, builder.world) }) }));
  const gone = cited !== null && !(cited in builder.named) ? [{ value: rule.field, label: t('builder.named', { clause: `“${cited}”` }) }] : [];
  const change = (next: BuilderRule) => builder.replace(path, next);
  const chooseFact = (field: string) => {
    const chosen = catalogue.facts.find((one) => one.id === field);
    // The id stays: the focus is in this item.
    if (chosen) change({ ...newRule(String(rule.id), chosen, builder.today), ...(rule.note ? { note: rule.note } : {}) });
    else change({ id: rule.id, field, operator: 'applies', value: true, ...(rule.note ? { note: rule.note } : {}) });
  };
  const chosen = chosenOperator(rule);
  const sources = fact ? sourcesFor(chosen, fact) : [];
  return (
    <div className="wm-builder__rule" role="group" aria-label={t('builder.condition', { number })}>
      <div className="wm-builder__fields">
        <Select
          id={`${id}-fact`}
          name="fact"
          label={t('builder.fact')}
          value={rule.field}
          choices={[...catalogue.facts.map((one) => ({ value: one.id, label: one.label[language] })), ...names, ...gone]}
          onChange={(event) => chooseFact(event.target.value)}
        />
        {fact ? (
          <Select
            id={`${id}-operator`}
            name="operator"
            label={t('builder.operator')}
            value={chosen}
            choices={operatorsFor(fact, chosen).map((operator) => ({ value: operator, label: t(`operators.${operatorWord(operator, fact.type === 'date')}`) }))}
            onChange={(event) => change(withOperator(rule, event.target.value as ChosenOperator, fact, builder.today))}
          />
        ) : null}
        {fact && sources.length > 1 ? (
          <Select
            id={`${id}-source`}
            name="source"
            label={t('builder.with')}
            value={sourceOf(rule)}
            choices={sources.map((source) => ({ value: source, label: t(`builder.${sourceWord[source]}`) }))}
            onChange={(event) => change(withSource(rule, event.target.value as ValueSourceChoice, fact, comparableFacts(fact, catalogue.facts), builder.today))}
          />
        ) : null}
        {fact && chosen !== 'known' && chosen !== 'missing' ? <ValueControl id={id} rule={rule} fact={fact} onChange={change} /> : null}
      </div>
      {typeof note === 'string' ? <p className="wm-builder__note">{t('builder.note', { note })}</p> : null}
    </div>
  );
}
