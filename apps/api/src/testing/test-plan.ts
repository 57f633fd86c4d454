/** A plan for integration tests, written the way a committed import is. */
import { parseTimescale, type ImportedAction, type ImportedPlan, type StatedCode } from '@waymark/domain';
import { PlanProvisioning } from '../plan-provisioning.ts';
import type { TestDatabase } from './test-database.ts';
import type { TestTenant } from './test-tenant.ts';

export interface TestAction {
  description?: string;
  owners?: readonly string[];
  timescale?: string;
  stated?: StatedCode | null;
  progress?: string | null;
}

export function action({ description = 'Review the policy', owners = ['Head of Service', 'Police'], timescale = 'Sept 16', stated = 'amber', progress = null }: TestAction = {}): ImportedAction {
  return {
    ref: null, description, approach: 'By asking', ownerText: owners.join('/ '), owners: owners.map((name, index) => ({ name, accountable: index === 0 })),
    timescale: parseTimescale(timescale, { after: '2016-01-01' }).timescale, statedRating: stated === null ? null : { code: stated, source: 'text' },
    successMeasure: 'It is reviewed', progress,
  };
}

/** Each list of actions is an objective, each list of objectives a section. */
export function planOf(sections: readonly (readonly (readonly ImportedAction[])[])[], title = 'Improvement plan'): ImportedPlan {
  return {
    title, ratingKey: [], findings: [],
    sections: sections.map((objectives, s) => ({
      ref: `Part ${s + 1}`, title: `Section ${s + 1}`, recommendations: [{ ref: `${s + 1}`, text: `Recommendation ${s + 1}` }],
      objectives: objectives.map((actions, o) => ({
        ref: `${s + 1}.${o + 1}`, title: `Objective ${o + 1}`, theme: null, targetDate: '2016-12-31', champion: null, linkedRecommendations: ['1'], linkedIndicators: ['A1', 'A2'], actions,
      })),
    })),
  };
}

export interface WrittenPlan {
  planId: string;
  /** In plan order. */
  actionIds: string[];
}

/** @param at the instant of the commit, as ratings are decided for it */
export async function writePlan(database: TestDatabase, tenant: TestTenant, plan: ImportedPlan, at = '2016-09-30T10:00:00Z'): Promise<WrittenPlan> {
  const provisioning = await PlanProvisioning.open(database.appUrl);
  try {
    const accountId = tenant.accounts.planManager?.id;
    if (!accountId) throw new Error('The test service has no plan manager.');
    const ids = await provisioning.writePlan({ tenantId: tenant.id, accountId, at }, { plan, importedFrom: 'plan.docx' });
    const [row] = await database.administer<{ plan_id: string }>('select plan_id from action where tenant_id = $1 and id = $2', [tenant.id, [...ids.values()][0]]);
    if (!row) throw new Error('The test plan has no action.');
    return { planId: row.plan_id, actionIds: [...ids.values()] };
  } finally {
    await provisioning.close();
  }
}
