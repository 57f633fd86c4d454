/** Use cases of the page "My updates" and of the rate at which updates come. */
import { Injectable } from '@nestjs/common';
import { reportingPeriodOf, reportingPeriodsUntil } from '@waymark/domain';
import { Clock } from '../../platform/clock/index.ts';
import { isUuid, type Loaders } from '../../platform/graphql/index.ts';
import { PlansService, type Action } from '../plans/index.ts';
import { factsOf } from '../ratings/index.ts';
import { DraftsService } from './drafts.service.ts';
import type { MyUpdate, MyUpdates, UpdateRate } from './my-updates.graphql.ts';
import { ownOpenActions, ratesOf } from './my-updates.store.ts';
import { needsOf, oldestFirst, type OwnAction } from './needs.ts';

/** The period of today and the two before it. */
const PERIODS = 3;

@Injectable()
export class MyUpdatesService {
  constructor(
    private readonly plans: PlansService,
    private readonly drafts: DraftsService,
    private readonly clock: Clock,
  ) {}

  async mine(loaders: Loaders): Promise<MyUpdates> {
    const today = this.clock.today();
    const period = reportingPeriodOf(today);
    const rows = await ownOpenActions(period);
    // Asked for together, they are read in one statement each.
    const [actions, drafts] = await Promise.all([
      Promise.all(rows.map(({ id }) => this.plans.action(id, loaders))),
      Promise.all(rows.map(({ id }) => this.drafts.ofAction(id, loaders))),
    ]);
    const own = rows.flatMap(({ updatedThisPeriod }, place) => {
      const action = actions[place];
      return action ? [{ action, about: aboutOf(action, updatedThisPeriod, today), draftSavedAt: drafts[place]?.savedAt ?? null }] : [];
    });
    const needed = own.sort((a, b) => oldestFirst(a.about, b.about)).flatMap(({ action, about, draftSavedAt }): MyUpdate[] => {
      const needs = needsOf(about, today);
      return needs.length > 0 || draftSavedAt ? [{ action, needs, draftSavedAt }] : [];
    });
    return { periodFrom: period.from, periodTo: period.to, needed, open: own.length, updated: own.filter(({ about }) => about.updatedThisPeriod).length };
  }

  /** The latest period first; empty for a plan that is not there. */
  async rates(planId: string): Promise<UpdateRate[]> {
    return isUuid(planId) ? ratesOf(planId.toLowerCase(), reportingPeriodsUntil(this.clock.today(), PERIODS)) : [];
  }
}

function aboutOf({ row }: Action, updatedThisPeriod: boolean, today: string): OwnAction {
  const expired = factsOf(row, today)['expiredEvidenceCount'];
  return { status: row.status, due: row.timescaleCurrent, lastUpdatedOn: row.lastUpdatedOn, updatedThisPeriod, expiredEvidence: Number(expired), assurance: row.assurance };
}
