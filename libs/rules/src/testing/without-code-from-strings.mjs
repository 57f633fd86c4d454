// Decides one action in a process that refuses to make code from texts, as a page under a strict content security policy does.
import { englandAndWales } from '@waymark/domain';
import { actionCatalogue, compile, defaultRuleSets, parse, parseRuleFile } from '../index.ts';

let refused = '';
try {
  new Function('return 1');
} catch (error) {
  refused = error.name;
}

const now = '2026-11-22';
const facts = { status: 'inProgress', due: '2026-12-02', evidenceCount: 0 };
const parsed = parse(JSON.parse(JSON.stringify(defaultRuleSets['delivery-4'])), actionCatalogue);
const file = parseRuleFile({ rules: [{ id: 'late', conditions: { all: [{ fact: 'daysOverdue', operator: 'not:lessThan', value: 1 }] }, event: { type: 'tell' } }], hitPolicy: 'collect' });
const answers = ['kleene', 'jre'].map((logic) => {
  const rules = compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales, logic });
  return { decision: rules.decide(facts, { now }), nextChange: rules.nextChangeAt(facts, { now }), read: rules.readFacts(facts, { now }) };
});
const collected = compile(file.ruleSet, file.catalogue, { calendar: englandAndWales }).collect(facts, { now });
process.stdout.write(JSON.stringify({ refused, answers, collected: { fired: collected.fired, nextChange: collected.nextChange, conditions: collected.conditionsOf('late') } }));
