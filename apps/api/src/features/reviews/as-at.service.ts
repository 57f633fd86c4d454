/** A plan as it stood at a past moment, reproduced from its history. */
import { Injectable } from '@nestjs/common';
import { localDate, type PlanState } from '@waymark/domain';
import type { Facts } from '@waymark/rules';
import type { Loaders } from '../../platform/graphql/index.ts';
import { headingId } from '../imports/index.ts';
import { PlansService } from '../plans/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { actionAsAt } from './as-at.ts';
import { pastActions, pastHeadings, rulesInForceAt } from './as-at.store.ts';

@Injectable()
export class AsAtService {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
  ) {}

  /** Null when there is no such plan. It is without actions when it was not there yet. A heading that came since is told, with nothing below it. */
  async plan(planId: string, instant: Date, loaders: Loaders): Promise<PlanState | null> {
    const plan = await this.plans.plan(planId, loaders);
    if (!plan) return null;
    const day = localDate(instant);
    const [sections, past, pointer, headings] = await Promise.all([this.plans.sections(plan, loaders), pastActions(plan.id, instant), rulesInForceAt(instant), pastHeadings(plan.id, instant)]);
    const titled = <T extends { id: string; title: string }>(branch: T): T => ({ ...branch, title: headings.get(headingId(branch.id)) ?? branch.title });
    const objectives = (await Promise.all(sections.map((section) => this.plans.objectives(section, loaders)))).flat();
    const rules = await this.ratings.rulesAt(pointer, day);
    const { ratingKey, version } = rules;
    return {
      planId: plan.id, title: plan.title, day, ratingKey, ratingKeyId: pointer.ratingKeyId,
      ruleSet: { id: version.id, number: version.number, contentHash: version.contentHash },
      sections: sections.map(({ id, ref, title }) => titled({ id, ref, title })),
      objectives: objectives.map(({ id, sectionId, ref, title }) => titled({ id, sectionId, ref, title })),
      // Stored facts are what `factsOf` gave, read back from JSON.
      actions: past.map((action) => actionAsAt(action, day, (facts) => version.compiled.outcome(facts as Facts, { now: day }))),
    };
  }
}
