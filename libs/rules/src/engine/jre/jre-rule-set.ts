// A rule set in compatibility mode: two truth values, so nothing is unknown, and nothing is promised about changes of single facts.
import type { Facts } from '../../format/rule-set.ts';
import type { DecisionTime } from '../compiled.ts';
import { CompiledRuleSet } from '../compiled-rule-set.ts';
import type { Reading } from '../decision.ts';
import { ExplainedDecision } from '../explained-decision.ts';
import type { Frame } from '../fact-slots.ts';

class JreDecision extends ExplainedDecision {
  override get unknownFacts(): readonly string[] {
    return [];
  }

  override get counterfactuals(): readonly [] {
    return [];
  }
}

export class JreRuleSet extends CompiledRuleSet {
  /** As handed to json-rules-engine: an absent fact is left out, for null is a value there. */
  override readFacts(facts: Facts, time: DecisionTime): Reading[] {
    const frame = this.frameOf(this.program, facts, time);
    return super.readFacts(facts, time).filter((_, index) => frame[index] !== undefined);
  }

  protected override explained(frame: Frame, day: number): ExplainedDecision {
    return new JreDecision(this.program, frame, day, this.rank);
  }
}
