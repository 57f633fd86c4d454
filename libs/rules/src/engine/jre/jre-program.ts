// A compiled list of rules that answers as json-rules-engine does.
import type { Calendar } from '@waymark/domain';
import type { Catalogue } from '../../catalogue/fact-catalogue.ts';
import type { Trace, TruthName } from '../decision.ts';
import type { Frame } from '../fact-slots.ts';
import { Program, type ProgramRule, type RuleList } from '../program.ts';
import { traceOf, type TraceMap } from '../trace.ts';
import { TRUE } from '../truth.ts';
import { JreConditionCompiler } from './jre-conditions.ts';
import { RawFacts } from './raw-facts.ts';

export class JreProgram extends Program {
  private readonly compiler: JreConditionCompiler;

  constructor(list: RuleList, catalogue: Catalogue, calendar: Calendar) {
    const facts = new RawFacts(catalogue, calendar);
    const compiler = new JreConditionCompiler(list.conditions, facts);
    super(list, catalogue, calendar, { facts: () => facts, compiler: () => compiler });
    this.compiler = compiler;
  }

  /** json-rules-engine runs every rule: one that fails after the first true one takes the whole run with it. */
  override winner(frame: Frame): number {
    let winner = -1;
    this.rules.forEach((rule, index) => {
      if (rule.evaluate(frame) === TRUE && winner < 0) winner = index;
    });
    return winner;
  }

  /** Conditions that were not asked have no result and are left out, with all below them. */
  override traceOf(rule: ProgramRule, frame: Frame, decisiveOnly: boolean, known?: TruthName): Trace[] {
    const kept: TraceMap[number][] = [];
    const placeOf = new Map<number, { readonly kept: number; readonly asked: ReadonlySet<number>; children: number }>();
    rule.map.forEach((place, index) => {
      const above = placeOf.get(place.parent);
      if (place.parent >= 0 && !above?.asked.has(above.children++)) return;
      placeOf.set(index, { kept: kept.push({ ...place, parent: above?.kept ?? -1 }) - 1, asked: this.compiler.asked(place.node.children, frame), children: 0 });
    });
    return traceOf(kept, frame, decisiveOnly, known);
  }
}
