/** SQL of a plan as its documents say it: the tree with its texts, and the document that it was imported from. */
import type { Interpretation, SourceDocument } from '@waymark/documents';
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface StandingSection {
  id: string;
  ref: string | null;
  title: string;
  recommendations: { ref: string; text: string }[];
}

export interface StandingObjective {
  id: string;
  sectionId: string;
  ref: string | null;
  title: string;
  theme: string | null;
  targetDate: string | null;
  champion: string | null;
  linkedRecommendations: string[];
  linkedIndicators: string[];
}

export interface StandingAction {
  id: string;
  sectionId: string;
  objectiveId: string;
  version: number;
  ref: string | null;
  description: string;
  approach: string | null;
  ownerText: string | null;
  owners: { name: string; accountable: boolean }[];
  timescaleSourceText: string;
  timescaleCurrent: string | null;
  statedCode: string | null;
  successMeasure: string | null;
  progress: string | null;
  status: string;
}

export interface StandingPlan {
  id: string;
  title: string;
  version: number;
  sections: StandingSection[];
  objectives: StandingObjective[];
  actions: StandingAction[];
}

const planRow = statement(`select id, title, version from plan where tenant_id = $1 and id = $2 and archived_at is null`);
const sectionRows = statement(`select s.id, s.ref, s.title,
    coalesce((select json_agg(json_build_object('ref', r.ref, 'text', r.text) order by r.position)
      from recommendation r where r.tenant_id = $1 and r.plan_id = s.plan_id and r.section_id = s.id), '[]') as recommendations
  from section s where s.tenant_id = $1 and s.plan_id = $2 order by s.position`);
const objectiveRows = statement(`select id, section_id as "sectionId", ref, title, theme, target_date as "targetDate", champion,
    linked_recommendations as "linkedRecommendations", linked_indicators as "linkedIndicators"
  from objective where tenant_id = $1 and plan_id = $2 order by position`);
const actionRows = statement(`select a.id, a.section_id as "sectionId", a.objective_id as "objectiveId", a.version, a.ref, a.description, a.approach,
    a.owner_text as "ownerText", a.timescale_source_text as "timescaleSourceText", a.timescale_current as "timescaleCurrent", a.stated_code as "statedCode",
    a.success_measure as "successMeasure", a.progress, a.status,
    coalesce((select json_agg(json_build_object('name', w.name, 'accountable', w.accountable) order by w.position)
      from action_owner w where w.tenant_id = $1 and w.action_id = a.id), '[]') as owners
  from action a where a.tenant_id = $1 and a.plan_id = $2 and a.status <> 'cancelled' order by a.position`);
// The first import made the plan; those after it were read with the columns of the first.
const firstImport = statement(`select source, interpretation from plan_import
  where tenant_id = $1 and plan_id = $2 and state = 'committed' and source is not null order by uploaded_at, id limit 1`);

/** Null for a plan that the service does not have, or has archived. Actions that were cancelled are no part of it any more. */
export async function standingPlan(id: string): Promise<StandingPlan | null> {
  const tenant = tenantId();
  const [plan] = await tenantQuery<Pick<StandingPlan, 'id' | 'title' | 'version'>>(planRow, [tenant, id]);
  if (!plan) return null;
  const [sections, objectives, actions] = await Promise.all([
    tenantQuery<StandingSection>(sectionRows, [tenant, id]),
    tenantQuery<StandingObjective>(objectiveRows, [tenant, id]),
    tenantQuery<StandingAction>(actionRows, [tenant, id]),
  ]);
  return { ...plan, sections, objectives, actions };
}

/** The document that the plan was imported from, as it was read; null for a plan that came otherwise. */
export async function importedDocument(planId: string): Promise<{ source: SourceDocument; interpretation: Interpretation } | null> {
  return (await tenantQuery<{ source: SourceDocument; interpretation: Interpretation }>(firstImport, [tenantId(), planId]))[0] ?? null;
}
