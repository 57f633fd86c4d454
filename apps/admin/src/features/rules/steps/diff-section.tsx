/** What a version changes against the rules in force, rule by rule, in words. */
import { actionCatalogue, type Catalogue, type RuleSet } from '@waymark/rules';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { RatingTag } from '../../../ui/tag.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Rating } from '../data/rule-types.ts';
import { useRuleWords } from '../rules-words.ts';
import { conditionLines } from '../sentences/condition-lines.ts';
import { clauseOf } from '../sentences/rule-clauses.ts';
import { AskedLines, useRatingOf, useSentenceWorld } from '../sentences/rule-list.tsx';
import { subjectOf } from '../sentences/subject.ts';
import { changesBetween, type RuleChange } from './rule-changes.ts';

export interface DiffSectionProps {
  before: RuleSet;
  after: RuleSet;
  /** The version shown is the one in force. */
  isActive: boolean;
  ratings: readonly Rating[];
  catalogue?: Catalogue;
}

export function DiffSection({ before, after, isActive, ratings, catalogue = actionCatalogue }: DiffSectionProps) {
  const t = useRuleWords();
  const pick = usePick();
  const ratingOf = useRatingOf(ratings);
  const changes = changesBetween(before, after);
  const name = (code: string) => pick(ratingOf(code).label);
  const nothing = changes.rules.length === 0 && !changes.fallback && !changes.tests && !changes.name;
  return (
    <section aria-labelledby="diff">
      <h2 className="wm-heading" id="diff">
        {t('diff.heading')}
      </h2>
      {isActive ? <p className="wm-text">{t('diff.isActive')}</p> : nothing ? <p className="wm-text">{t('diff.none')}</p> : null}
      <ul className="wm-list">
        {changes.rules.map((change) => (
          <ChangedRule key={(change.after ?? change.before)?.rule.name} change={change} {...{ before, after, ratings, catalogue }} />
        ))}
        {changes.fallback ? <li>{t(subjectOf(catalogue) === 'service' ? 'diff.ofServices.default' : 'diff.default', { from: name(changes.fallback.from), to: name(changes.fallback.to) })}</li> : null}
        {changes.name ? <li>{t('diff.name', { from: pick(before.name) })}</li> : null}
        {changes.tests ? <li>{t('diff.tests')}</li> : null}
      </ul>
    </section>
  );
}

interface ChangedRuleProps {
  change: RuleChange;
  before: RuleSet;
  after: RuleSet;
  ratings: readonly Rating[];
  catalogue: Catalogue;
}

function ChangedRule({ change, before, after, ratings, catalogue }: ChangedRuleProps) {
  const t = useRuleWords();
  const pick = usePick();
  const language = useLanguage();
  const ratingOf = useRatingOf(ratings);
  const world = useSentenceWorld(ratings, catalogue);
  const shown = change.after ?? change.before;
  if (!shown) return null;
  const { params } = shown.rule.event;
  const label = (rule: typeof shown.rule) => (rule.event.params.label ? pick(rule.event.params.label) : rule.name);
  const old = change.before?.rule.event.params;
  const lines = (side: RuleSet, one: RuleChange['before']) => (one ? conditionLines(one.rule.conditions, ['rating', 'rules', one.place - 1, 'conditions'], side.conditions, world) : []);
  return (
    <li>
      <p className="wm-rule__sentence">
        <Tag attention>{t(change.kind === 'changed' && change.moved && !change.conditions && !change.rating && !change.label ? 'diff.moved' : `diff.${change.kind}`, { from: change.before?.place ?? 0, to: change.after?.place ?? 0 })}</Tag>{' '}
        <RatingTag rating={ratingOf(params.rating ?? '')} /> {t('when', { label: clauseOf(language).inSentence(label(shown.rule)) })}
      </p>
      {change.rating && old ? <p className="wm-list__note">{t(subjectOf(catalogue) === 'service' ? 'diff.ofServices.rating' : 'diff.rating', { from: pick(ratingOf(old.rating ?? '').label), to: pick(ratingOf(params.rating ?? '').label) })}</p> : null}
      {change.label && change.before ? <p className="wm-list__note">{t('diff.label', { from: label(change.before.rule) })}</p> : null}
      {change.moved && (change.conditions || change.rating || change.label) ? <p className="wm-list__note">{t('diff.moved', { from: change.before?.place ?? 0, to: change.after?.place ?? 0 })}</p> : null}
      {change.kind !== 'changed' ? <AskedLines lines={lines(change.after ? after : before, shown)} /> : null}
      {change.conditions && change.kind === 'changed' ? (
        <div className="wm-beside">
          <div>
            <p className="wm-beside__title">{t('diff.before')}</p>
            <AskedLines lines={lines(before, change.before)} />
          </div>
          <div>
            <p className="wm-beside__title">{t('diff.after')}</p>
            <AskedLines lines={lines(after, change.after)} />
          </div>
        </div>
      ) : null}
    </li>
  );
}
