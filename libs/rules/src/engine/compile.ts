// compile: from a parsed rule set to the functions that decide.
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import type { RuleSet } from '../format/rule-set.ts';
import type { Compiled, CompileOptions } from './compiled.ts';
import { CompiledRuleSet } from './compiled-rule-set.ts';
import { JreProgram } from './jre/jre-program.ts';
import { JreRuleSet } from './jre/jre-rule-set.ts';
import { Program, type RuleList } from './program.ts';

/** Where nobody says otherwise, red is the worst news and amber the next. */
function defaultRank(outcome: string): number {
  return outcome === 'red' ? 2 : outcome === 'amber' ? 1 : 0;
}

function rankOf(bestFirst: readonly string[] | undefined): (outcome: string) => number {
  if (!bestFirst) return defaultRank;
  return (outcome) => {
    const place = bestFirst.indexOf(outcome);
    return place < 0 ? bestFirst.length : place;
  };
}

/**
 * Compiles a rule set that `parse` accepted, with the catalogue it was parsed with. Throws RangeError when they do not belong
 * together; deciding throws RangeError only for a `now` that is neither a date nor an instant with its offset.
 */
export function compile(ruleSet: RuleSet, catalogue: Catalogue, options: CompileOptions): Compiled {
  if (ruleSet.catalogueVersion !== catalogue.version) throw new RangeError(`The rule set was written for the catalogue '${ruleSet.catalogueVersion}', not '${catalogue.version}'.`);
  const { conditions, rating, escalation } = ruleSet;
  const jre = options.logic === 'jre';
  const program = (rules: RuleList): Program => (jre ? new JreProgram(rules, catalogue, options.calendar) : new Program(rules, catalogue, options.calendar));
  const rated = program({ rules: rating.rules, conditions, hitPolicy: 'first', fallback: rating.default });
  const collecting = (): Program => program({ rules: escalation, conditions, hitPolicy: 'collect', fallback: '' });
  return new (jre ? JreRuleSet : CompiledRuleSet)(rated, collecting, rankOf(options.bestFirst));
}
