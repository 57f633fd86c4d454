// The differences that the library finds, gathered rule by rule as a reviewer reads them. Numbers of priorities are no difference.
import { diff, type ChangeCode, type Rule, type RuleSet } from '@waymark/rules';

export interface RuleChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Null for a rule that is not there on that side. Places count from 1. */
  readonly before: { readonly rule: Rule; readonly place: number } | null;
  readonly after: { readonly rule: Rule; readonly place: number } | null;
  readonly moved: boolean;
  readonly rating: boolean;
  readonly label: boolean;
  readonly conditions: boolean;
}

export interface RuleSetChanges {
  readonly rules: readonly RuleChange[];
  readonly fallback: { readonly from: string; readonly to: string } | null;
  readonly tests: boolean;
  readonly name: boolean;
}

export function changesBetween(before: RuleSet, after: RuleSet): RuleSetChanges {
  // A difference inside a named condition is one of every rule that cites it.
  const found = diff(before, after).filter(({ parameters }) => parameters['list'] !== 'escalation');
  const has = (id: string, ...codes: readonly ChangeCode[]) => found.some((change) => codes.includes(change.code) && change.rules.includes(id));
  const placed = ({ rating }: RuleSet) => new Map(rating.rules.map((rule, index) => [rule.name, { rule, place: index + 1 }]));
  const [was, is] = [placed(before), placed(after)];
  const rules = [...new Set([...is.keys(), ...was.keys()])].flatMap((id): RuleChange[] => {
    const [then, now] = [was.get(id) ?? null, is.get(id) ?? null];
    const parts = {
      moved: has(id, 'ruleMoved'),
      rating: has(id, 'outcomeChanged'),
      label: has(id, 'labelChanged'),
      conditions: then !== null && now !== null && has(id, 'valueChanged', 'conditionsChanged'),
    };
    if (!then || !now) return [{ kind: then ? 'removed' : 'added', before: then, after: now, ...parts }];
    return Object.values(parts).includes(true) ? [{ kind: 'changed', before: then, after: now, ...parts }] : [];
  });
  return {
    rules,
    fallback: before.rating.default === after.rating.default ? null : { from: before.rating.default, to: after.rating.default },
    tests: found.some(({ code }) => code.startsWith('test')),
    name: before.name.en !== after.name.en || before.name.cy !== after.name.cy,
  };
}
