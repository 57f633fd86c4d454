/** Up, down, remove: for a condition and for a group alike. At the edge of a group an item moves out of it. */
import type { Path as ItemPath, RuleGroupProps } from 'react-querybuilder';
import { useEditorWords } from '../editor-words.ts';
import { useBuilder } from './builder-context.ts';
import { isGroup, type BuilderGroup, type BuilderRule } from './builder-query.ts';
import { groupElement } from './group-element.ts';

export interface ItemButtonsProps {
  item: BuilderRule | BuilderGroup;
  path: ItemPath;
  parent: BuilderGroup;
  actions: RuleGroupProps['actions'];
}

export function ItemButtons({ item, path, parent, actions }: ItemButtonsProps) {
  const t = useEditorWords();
  const builder = useBuilder();
  const index = path.at(-1) ?? 0;
  const outermost = path.length === 1;
  const about = <span className="govuk-visually-hidden">{t('builder.about', { number: path.map((place) => place + 1).join('.') })}</span>;
  const button = (part: 'up' | 'down', blocked: boolean) => {
    const id = `${builder.id}-${String(item.id)}-${part}`;
    const move = () => {
      if (blocked) return;
      actions.moveRule(path, part);
      builder.tell(t('builder.moved'), id);
    };
    return (
      <button type="button" className="wm-link-button" id={id} aria-disabled={blocked || undefined} onClick={move}>
        {t(`builder.${part}`)}
        {about}
      </button>
    );
  };
  const remove = () => {
    if (isGroup(item)) actions.onGroupRemove(path);
    else actions.onRuleRemove(path);
    builder.tell(t(isGroup(item) ? 'builder.removedGroup' : 'builder.removed'), groupElement(builder.id, parent));
  };
  return (
    <div className="wm-builder__tools">
      {parent.rules.length > 1 || !outermost ? button('up', outermost && index === 0) : null}
      {parent.rules.length > 1 || !outermost ? button('down', outermost && index === parent.rules.length - 1) : null}
      <button type="button" className="wm-link-button" onClick={remove}>
        {t(isGroup(item) ? 'builder.removeGroup' : 'builder.remove')}
        {about}
      </button>
    </div>
  );
}
