/** A comparison as the API shows it. Pure. */
import { reason } from '../../../platform/graphql/index.ts';
import type { StandingPlan } from '../../plan-documents/index.ts';
import type { RulesInForce } from '../../ratings/index.ts';
import type { ImportContent } from '../import-row.ts';
import type { Comparison } from './comparison.ts';
import { PlanComparison } from './reimport.graphql.ts';

export function toPlanComparison({ content, plan, comparison, rules }: { content: ImportContent; plan: StandingPlan; comparison: Comparison; rules: RulesInForce }): PlanComparison {
  return Object.assign(new PlanComparison(), {
    importId: content.id, version: content.version, fileName: content.fileName, planId: plan.id, planTitle: plan.title, ratingKey: rules.ratingKey,
    basis: comparison.basis, unchanged: comparison.unchanged,
    changes: comparison.changes.map(({ from, doubts, path: _path, ...change }) => ({
      ...change, fromObjective: from?.objective ?? null, doubts: doubts.map(({ code, parameters }) => reason(code, parameters)),
    })),
  });
}
