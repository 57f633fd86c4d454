/** A group: when it is so, its items, and the buttons that add to it. */
import type { RuleGroupProps } from 'react-querybuilder';
import { Select } from '../../../ui/fields.tsx';
import { useEditorWords } from '../editor-words.ts';
import { useBuilder } from './builder-context.ts';
import { isGroup, type BuilderGroup } from './builder-query.ts';
import { groupElement } from './group-element.ts';
import { ItemButtons } from './item-buttons.tsx';

const kinds = ['allOf', 'anyOf', 'notAll', 'noneOf'] as const;
type Kind = (typeof kinds)[number];

const kindOf = ({ combinator, not }: BuilderGroup): Kind => (combinator === 'or' ? (not ? 'noneOf' : 'anyOf') : not ? 'notAll' : 'allOf');

export function GroupControls({ ruleGroup, path, schema, actions, translations }: RuleGroupProps) {
  const t = useEditorWords();
  const builder = useBuilder();
  const group = ruleGroup as BuilderGroup;
  const { rule: RuleElement, ruleGroup: GroupElement } = schema.controls;
  const note = group.note?.['description'] ?? group.note?.['name'];
  const choose = (kind: Kind) => builder.replace(path, { ...group, combinator: kind === 'anyOf' || kind === 'noneOf' ? 'or' : 'and', not: kind === 'notAll' || kind === 'noneOf' });
  const add = (kind: 'condition' | 'group') => {
    const item = builder.newItem();
    if (kind === 'condition') actions.onRuleAdd(item, path);
    else actions.onGroupAdd({ combinator: 'and', not: false, rules: [item] }, path);
    builder.tell(t(kind === 'group' ? 'builder.addedGroup' : 'builder.added'), `${builder.id}-${String(item.id)}-fact`);
  };
  return (
    <fieldset className={`wm-builder${path.length > 0 ? ' wm-builder--inner' : ''}`}>
      <legend className="wm-builder__legend">{t(path.length === 0 ? 'builder.group' : 'builder.groupIn')}</legend>
      <Select
        id={groupElement(builder.id, group)}
        name="when"
        label={t('builder.when')}
        value={kindOf(group)}
        choices={kinds.map((kind) => ({ value: kind, label: t(`builder.${kind}`) }))}
        onChange={(event) => choose(event.target.value as Kind)}
      />
      {typeof note === 'string' ? <p className="wm-builder__note">{t('builder.note', { note })}</p> : null}
      <ol className="wm-builder__items">
        {group.rules.map((item, index) => {
          const shared = { id: item.id, path: [...path, index], schema, actions, translations };
          return (
            <li key={item.id}>
              {isGroup(item) ? (
                <GroupElement {...shared} ruleGroup={item} />
              ) : (
                <RuleElement {...shared} rule={item} />
              )}
              <ItemButtons item={item} path={[...path, index]} parent={group} actions={actions} />
            </li>
          );
        })}
      </ol>
      <div className="wm-builder__tools">
        <button type="button" className="wm-link-button" onClick={() => add('condition')}>
          {t('builder.addCondition')}
        </button>
        <button type="button" className="wm-link-button" onClick={() => add('group')}>
          {t('builder.addGroup')}
        </button>
      </div>
    </fieldset>
  );
}
