/** Use cases of reading plans: each operation reads a plan's rows once, whichever way its fields ask for them. */
import { Injectable } from '@nestjs/common';
import { fromNumericCursor, isUuid, pageOfList, pageSize, toConnection, type Connection, type Loaders, type PageRequest } from '../../platform/graphql/index.ts';
import { RatingsService, type RulesInForce } from '../ratings/index.ts';
import { Action } from './action.graphql.ts';
import {
  actionsByIds, actionsOfObjectives, actionsOfPlan, allActionsOfPlan, countActionsOfObjectives, countActionsOfPlan, neighboursOf, type NeighbourRow,
} from './actions.store.ts';
import { Plan, PlanSummary, type ActionFilter, type ActionOrderName, type Objective, type Section } from './plan.graphql.ts';
import {
  countPlans, listPlans, objectivesByIds, objectivesBySections, plansByIds, sectionsByIds, sectionsByPlans,
} from './plans.store.ts';
import { exceptionsFirst, furthestPastFirst, meets, summarise } from './summary.ts';

/** What of a page is asked for beside its nodes. */
export interface Wanted {
  /** The long texts of an action. */
  long: boolean;
  total: boolean;
}

export interface ActionQuery extends PageRequest {
  filter?: ActionFilter | null;
  order?: ActionOrderName | null;
}

@Injectable()
export class PlansService {
  constructor(private readonly ratings: RatingsService) {}

  /** Null for an unknown id, for another service's and for one that is no id at all. */
  async plan(id: string, loaders: Loaders): Promise<Plan | null> {
    if (!isUuid(id)) return null;
    return loaders.of('plan', (ids: readonly string[]) => this.plansOf(ids, loaders)).load(id.toLowerCase());
  }

  private async plansOf(ids: readonly string[], loaders: Loaders): Promise<(Plan | null)[]> {
    const rows = await plansByIds(ids);
    return Promise.all(rows.map(async (row) => row && new Plan(row, await loaders.once('rules', () => this.ratings.rulesAt(row)))));
  }

  async plans(request: PageRequest, total: boolean, loaders: Loaders): Promise<Connection<Plan>> {
    const size = pageSize(request, 20);
    const start = nextPlace(request.after);
    const [rows, count] = await Promise.all([listPlans(size + 1, start), total ? countPlans() : 0]);
    const plans = await Promise.all(rows.map(async (row) => new Plan(row, await loaders.once('rules', () => this.ratings.rulesAt(row)))));
    const places = new Map(plans.map((plan, index) => [plan, start + index]));
    return toConnection(plans, size, count, (plan) => places.get(plan) ?? 0);
  }

  rules(loaders: Loaders): Promise<RulesInForce> {
    return loaders.once('rules', () => this.ratings.inForce());
  }

  /** Null as for `plan`. */
  async action(id: string, loaders: Loaders): Promise<Action | null> {
    if (!isUuid(id)) return null;
    return loaders
      .of('action', async (ids: readonly string[]) => {
        // Asked for together, both leave in one round trip.
        const [rules, rows] = await Promise.all([this.rules(loaders), actionsByIds(ids)]);
        return rows.map((row) => row && new Action(row, rules));
      })
      .load(id.toLowerCase());
  }

  sections(plan: Plan, loaders: Loaders): Promise<Section[]> {
    return loaders.of('sectionsOfPlan', sectionsByPlans).load(plan.id);
  }

  async section(id: string, loaders: Loaders): Promise<Section> {
    return found(await loaders.of('section', sectionsByIds).load(id));
  }

  objectives(section: Section, loaders: Loaders): Promise<Objective[]> {
    return loaders.of('objectivesOfSection', objectivesBySections).load(section.id);
  }

  async objective(id: string, loaders: Loaders): Promise<Objective> {
    return found(await loaders.of('objective', objectivesByIds).load(id));
  }

  async neighbours(actionId: string, loaders: Loaders): Promise<NeighbourRow | null> {
    return loaders.of('neighbours', neighboursOf).load(actionId);
  }

  /** Plan order without a filter is cut in the database; anything that depends on ratings is cut here. */
  async actions(plan: Plan, query: ActionQuery, wanted: Wanted, loaders: Loaders): Promise<Connection<Action>> {
    const filter = query.filter ?? {};
    const filtered = Object.values(filter).some((value) => value != null);
    if (query.order !== 'exceptionsFirst' && !filtered) return this.pageInPlanOrder(plan, query, wanted, loaders);
    const all = await this.allActions(plan, wanted.long, loaders);
    const matching = filtered ? all.filter((action) => meets(action.counted, filter)) : [...all];
    if (query.order === 'exceptionsFirst') sortBy(matching, exceptionsFirst);
    return pageOfList(matching, query, 50, (action) => action.id);
  }

  private async pageInPlanOrder(plan: Plan, query: PageRequest, wanted: Wanted, loaders: Loaders): Promise<Connection<Action>> {
    const size = pageSize(query, 50);
    const after = positionAfter(query.after);
    const [rows, count] = await Promise.all([
      actionsOfPlan(plan.id, after, size + 1, wanted.long),
      wanted.total ? loaders.of('actionCount', (ids: readonly string[]) => Promise.all(ids.map(countActionsOfPlan))).load(plan.id) : 0,
    ]);
    return toConnection(rows.map((row) => new Action(row, plan.rules)), size, count, (action) => action.row.position);
  }

  async actionsOfObjective(objective: Objective, query: PageRequest, wanted: Wanted, loaders: Loaders): Promise<Connection<Action>> {
    const size = pageSize(query, 50);
    const after = positionAfter(query.after);
    const pages = loaders.of(`actionsOfObjective ${size} ${after} ${wanted.long}`, (ids: readonly string[]) => actionsOfObjectives(ids, after, size + 1, wanted.long));
    const counts = loaders.of('actionCountOfObjective', countActionsOfObjectives);
    const [rows, count, rules] = await Promise.all([pages.load(objective.id), wanted.total ? counts.load(objective.id) : 0, this.rules(loaders)]);
    return toConnection(rows.map((row) => new Action(row, rules)), size, count, (action) => action.row.position);
  }

  async divergences(plan: Plan, query: PageRequest, wanted: Wanted, loaders: Loaders): Promise<Connection<Action>> {
    const divergent = (await this.allActions(plan, wanted.long, loaders)).filter((action) => action.diverges);
    sortBy(divergent, furthestPastFirst);
    return pageOfList(divergent, query, 50, (action) => action.id);
  }

  async summary(plan: Plan, loaders: Loaders): Promise<PlanSummary> {
    const [sections, actions] = await Promise.all([this.sections(plan, loaders), this.allActions(plan, false, loaders)]);
    const counted = summarise(actions.map((action) => action.counted), plan.ratingKey, sections.map(({ id }) => id));
    const byId = new Map(sections.map((section) => [section.id, section]));
    return { ...counted, bySection: counted.bySection.map(({ sectionId, ...counts }) => ({ ...counts, section: found(byId.get(sectionId) ?? null) })) };
  }

  /** In the order of the plan. */
  allActions(plan: Plan, long: boolean, loaders: Loaders): Promise<Action[]> {
    return loaders.once(`allActions ${plan.id} ${long}`, async () => (await allActionsOfPlan(plan.id, long)).map((row) => new Action(row, plan.rules)));
  }
}

/** A place in a list as a number; a cursor that holds none leads to an empty page. */
function positionAfter(cursor: string | null | undefined): number {
  const after = fromNumericCursor(cursor) ?? -1;
  return Number.isNaN(after) ? 2_147_483_646 : after;
}

function nextPlace(cursor: string | null | undefined): number {
  return positionAfter(cursor) + 1;
}

function sortBy(actions: Action[], order: (a: Action['counted'], b: Action['counted']) => number): void {
  const counted = new Map(actions.map((action) => [action, action.counted]));
  actions.sort((a, b) => order(counted.get(a) as Action['counted'], counted.get(b) as Action['counted']));
}

/** A row that a composite foreign key promises. */
function found<Row>(row: Row | null): Row {
  if (row === null) throw new Error('A row that the plan refers to is missing.');
  return row;
}
