// Conditions in json-rules-engine's order: groups ask their conditions by priority, all those of one priority, and stop between
// priorities once the answer is settled. It decides which comparison is reached, so which may fail.
import { fromEpochDay } from '@waymark/domain';
import { splitOperator } from '../../format/operator-text.ts';
import type { Condition, Leaf, Rule } from '../../format/rule-set.ts';
import { ConditionCompiler, type Node } from '../condition-compiler.ts';
import type { Frame, Value } from '../fact-slots.ts';
import { compileLeaf, type Evaluate, type LeafInfo } from '../leaf-compiler.ts';
import { FALSE, opposite, TRUE, type Truth } from '../truth.ts';
import { rawComparison } from './jre-operators.ts';
import { OperatorFailure, RuleFailure } from './rule-failure.ts';

/** Places of a group's children that are asked together, the highest priority first. */
type Turns = readonly (readonly number[])[];

export class JreConditionCompiler extends ConditionCompiler {
  private readonly turns = new Map<readonly Node[], { readonly turns: Turns; readonly settled: Truth }>();

  override rule(rule: Rule, root: Node): Evaluate {
    return (frame) => {
      try {
        return root.evaluate(frame);
      } catch (error) {
        throw error instanceof OperatorFailure ? new RuleFailure(rule.name, error) : error;
      }
    };
  }

  /** Places of the children that are asked: all but those after the priority that settles the group. */
  asked(children: readonly Node[], frame: Frame): ReadonlySet<number> {
    const group = this.turns.get(children);
    if (!group) return new Set(children.keys());
    const asked = new Set<number>();
    for (const turn of group.turns) {
      for (const place of turn) asked.add(place);
      if (turn.some((place) => children[place]?.evaluate(frame) === group.settled)) break;
    }
    return asked;
  }

  protected override group(kind: 'all' | 'any', children: readonly Node[], conditions: readonly Condition[]): Evaluate {
    const settled = kind === 'any' ? TRUE : FALSE;
    const turns = inTurns(conditions);
    this.turns.set(children, { turns, settled });
    const parts = turns.map((turn) => turn.map((place) => (children[place] as Node).evaluate));
    return (frame) => {
      for (const turn of parts) {
        let found = false;
        for (const part of turn) if (part(frame) === settled) found = true; // the others are asked all the same: they may fail
        if (found) return settled;
      }
      return opposite(settled);
    };
  }

  protected override leaf(leaf: Leaf): { info: LeafInfo; evaluate: Evaluate } {
    const { info } = compileLeaf(leaf, this.facts);
    const split = splitOperator(leaf.operator);
    const compare = rawComparison(split?.decorations ?? [], info.plain);
    const at = info.slot.index;
    const right = this.rightOf(info);
    const evaluate: Evaluate = (frame) => {
      try {
        return compare(frame[at], right(frame)) ? TRUE : FALSE;
      } catch (cause) {
        throw new OperatorFailure(leaf.operator, leaf.fact, cause);
      }
    };
    return { info: { ...info, constants: [leaf.value].flat(3) as LeafInfo['constants'] }, evaluate };
  }

  private rightOf({ other, relative, expected }: LeafInfo): (frame: Frame) => unknown {
    const { facts } = this;
    if (other) return (frame): Value => frame[other.index];
    if (relative) return (frame) => fromEpochDay(facts.relativeDay(relative, frame[facts.dayPlace] as number));
    return () => expected;
  }
}

/** json-rules-engine reads the priority of a group as a whole number, that of other conditions as it is; 0 and none are 1. */
function priorityOf(condition: Condition): number {
  const written = condition.priority ?? 1;
  const group = 'all' in condition || 'any' in condition || 'not' in condition;
  return (group ? Number.parseInt(String(written), 10) : written) || 1;
}

function inTurns(conditions: readonly Condition[]): Turns {
  // A single condition is asked whatever its priority.
  const priorities = conditions.map(priorityOf);
  const descending = [...new Set(priorities)].sort((a, b) => b - a);
  return descending.map((priority) => [...conditions.keys()].filter((place) => priorities[place] === priority));
}
