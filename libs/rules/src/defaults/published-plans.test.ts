// Golden test: what the default rules say about two published plans on the day they were reported.
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { englandAndWales, parseTimescale, ratingKeyPresets, ratingOf, statusOf } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { compile } from '../engine/compile.ts';
import type { Facts } from '../format/rule-set.ts';
import { parse } from '../format/parse-rule-set.ts';
import { islington2016, portsmouth2015, type PublishedAction } from '../testing/published-ratings.ts';
import { defaultRuleSets } from './default-rule-sets.ts';

const parsed = parse(JSON.parse(JSON.stringify(defaultRuleSets['delivery-4'])), actionCatalogue);
if (!parsed.ok) throw new Error('The default rule set does not parse.');
const delivery = compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales });

/** Facts of an action just imported: nothing but what the plan says, so no evidence yet. */
function factsOf([byWhen, rating]: PublishedAction): Facts {
  const { timescale } = parseTimescale(byWhen);
  const statedCanonical = ratingOf(ratingKeyPresets['delivery-4'], rating)?.canonical ?? null;
  return { status: statusOf({ timescale, statedCanonical }), due: timescale.due, evidenceCount: 0, statedRating: rating, timescalePrecision: timescale.precision };
}

function rate(actions: readonly PublishedAction[], now: string): { stated: string; computed: string }[] {
  return actions.map((action) => ({ stated: action[1], computed: delivery.decide(factsOf(action), { now }).outcome }));
}

interface TruthSection {
  readonly objectives: readonly { readonly actions: readonly { readonly by_when: string; readonly rag: PublishedAction[1] }[] }[];
}

/** The same pairs from the true content of the documents, where it is at hand. */
function truth(name: string): PublishedAction[] {
  const content = JSON.parse(readFileSync(`../shared/plans/${name}.truth.json`, 'utf8')) as TruthSection | TruthSection[];
  return (Array.isArray(content) ? content : [content]).flatMap((section) => section.objectives.flatMap((objective) => objective.actions.map((action) => [action.by_when, action.rag] as const)));
}

function goldenCases(islington: () => readonly PublishedAction[], portsmouth: () => readonly PublishedAction[]): void {
  it('rates Islington, 30 September 2016: 18 green, 20 red of which 18 were stated amber, 12 not red', () => {
    const rated = rate(islington(), '2016-09-30');
    const red = rated.filter(({ computed }) => computed === 'red');
    expect(rated).toHaveLength(50);
    expect(rated.filter(({ computed }) => computed === 'green')).toHaveLength(18);
    expect(red).toHaveLength(20);
    expect(red.filter(({ stated }) => stated === 'amber')).toHaveLength(18);
    expect(rated.filter(({ computed }) => computed !== 'green' && computed !== 'red')).toHaveLength(12);
  });

  it('rates both ambers of Portsmouth’s Part A red on 31 March 2015', () => {
    const rated = rate(portsmouth(), '2015-03-31');
    const amber = rated.filter(({ stated }) => stated === 'amber');
    expect(rated).toHaveLength(28);
    expect(amber.map(({ computed }) => computed)).toEqual(['red', 'red']);
    expect(rated.filter(({ computed }) => computed === 'red')).toHaveLength(2);
  });
}

describe('the default rules on published plans', () => goldenCases(() => islington2016, () => portsmouth2015));

const whereGiven = existsSync('../shared/plans/islington-2016.truth.json') ? describe : describe.skip;
whereGiven('the default rules on the true content of the documents', () => {
  goldenCases(() => truth('islington-2016'), () => truth('portsmouth-2015-part-a'));

  it('has the same pairs as the fixture', () => {
    expect(truth('islington-2016')).toEqual(islington2016);
    expect(truth('portsmouth-2015-part-a')).toEqual(portsmouth2015);
  });
});
