/** SQL of the plan tree above its actions: plans with the rules they are rated by, sections, objectives. */
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { grouped, inOrder } from '../../platform/graphql/index.ts';
import { rulesPointerColumns, rulesPointerJoin, type RulesPointer } from '../ratings/index.ts';

export interface PlanRow extends RulesPointer {
  id: string;
  title: string;
  version: number;
  importedFrom: string | null;
}

const planColumns = `p.id, p.title, p.version, p.imported_from as "importedFrom", ${rulesPointerColumns}`;
const planByIds = statement(`select ${planColumns} from plan p ${rulesPointerJoin}
  where p.tenant_id = $1 and p.id = any($2::uuid[]) and p.archived_at is null`);
const newestPlans = statement(`select ${planColumns} from plan p ${rulesPointerJoin}
  where p.tenant_id = $1 and p.archived_at is null order by p.created_at desc, p.id limit $2 offset $3`);
const planCount = statement(`select count(*) as count from plan where tenant_id = $1 and archived_at is null`);

export async function plansByIds(ids: readonly string[]): Promise<(PlanRow | null)[]> {
  return inOrder(ids, await tenantQuery<PlanRow>(planByIds, [tenantId(), ids]), (row) => row.id);
}

/** Newest first. */
export async function listPlans(limit: number, offset: number): Promise<PlanRow[]> {
  return tenantQuery<PlanRow>(newestPlans, [tenantId(), limit, offset]);
}

export async function countPlans(): Promise<number> {
  return (await tenantQuery<{ count: number }>(planCount, [tenantId()]))[0]?.count ?? 0;
}

export interface SectionRow {
  id: string;
  planId: string;
  ref: string | null;
  title: string;
  parentId: string | null;
  recommendations: { ref: string; text: string }[];
}

const sectionColumns = `s.id, s.plan_id as "planId", s.ref, s.title, s.parent_id as "parentId",
  coalesce((select json_agg(json_build_object('ref', r.ref, 'text', r.text) order by r.position)
    from recommendation r where r.tenant_id = $1 and r.plan_id = s.plan_id and r.section_id = s.id), '[]') as recommendations`;
const sectionsOfPlans = statement(`select ${sectionColumns} from section s where s.tenant_id = $1 and s.plan_id = any($2::uuid[]) order by s.position`);
const sectionByIds = statement(`select ${sectionColumns} from section s where s.tenant_id = $1 and s.id = any($2::uuid[])`);

export async function sectionsByPlans(ids: readonly string[]): Promise<SectionRow[][]> {
  return grouped(ids, await tenantQuery<SectionRow>(sectionsOfPlans, [tenantId(), ids]), (row) => row.planId);
}

export async function sectionsByIds(ids: readonly string[]): Promise<(SectionRow | null)[]> {
  return inOrder(ids, await tenantQuery<SectionRow>(sectionByIds, [tenantId(), ids]), (row) => row.id);
}

export interface ObjectiveRow {
  id: string;
  planId: string;
  sectionId: string;
  ref: string | null;
  title: string;
  theme: string | null;
  targetDate: string | null;
  champion: string | null;
  linkedRecommendations: string[];
  linkedIndicators: string[];
}

const objectiveColumns = `id, plan_id as "planId", section_id as "sectionId", ref, title, theme, target_date as "targetDate", case when names_shown(tenant_id) then champion end as champion,
  linked_recommendations as "linkedRecommendations", linked_indicators as "linkedIndicators"`;
const objectivesOfSections = statement(`select ${objectiveColumns} from objective where tenant_id = $1 and section_id = any($2::uuid[]) order by position`);
const objectiveByIds = statement(`select ${objectiveColumns} from objective where tenant_id = $1 and id = any($2::uuid[])`);

export async function objectivesBySections(ids: readonly string[]): Promise<ObjectiveRow[][]> {
  return grouped(ids, await tenantQuery<ObjectiveRow>(objectivesOfSections, [tenantId(), ids]), (row) => row.sectionId);
}

export async function objectivesByIds(ids: readonly string[]): Promise<(ObjectiveRow | null)[]> {
  return inOrder(ids, await tenantQuery<ObjectiveRow>(objectiveByIds, [tenantId(), ids]), (row) => row.id);
}
