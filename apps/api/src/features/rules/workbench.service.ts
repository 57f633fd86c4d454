/** What a page needs to write rules with their effect in sight. */
import { Injectable } from '@nestjs/common';
import { ratingKeyPresets } from '@waymark/domain';
import { actionCatalogue } from '@waymark/rules';
import { factsOf, RatingsService } from '../ratings/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { countLiveActions, liveActions } from './live-actions.store.ts';
import { activeRatingKey } from './rating-keys.store.ts';
import type { RuleSubjectName } from './rules.graphql.ts';
import { RuleSetsService } from './rule-sets.service.ts';
import { toCatalogueFact, type RuleWorkbench, type WorkbenchAction } from './workbench.graphql.ts';

/** A page that re-decides all of them at each key stroke stays quick up to here. */
export const MOST_ACTIONS = 5_000;

@Injectable()
export class WorkbenchService {
  constructor(
    private readonly ruleSets: RuleSetsService,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  async open(subject: RuleSubjectName): Promise<RuleWorkbench> {
    const [key, active, inFlow] = await Promise.all([activeRatingKey(), this.ruleSets.active(subject), this.ruleSets.inFlow(subject)]);
    return {
      subject, asAt: this.clock.today(), catalogueVersion: actionCatalogue.version, facts: actionCatalogue.facts.map(toCatalogueFact),
      ratingKey: key.document, ratingKeyVersion: key.number, ratingKeyPresets: Object.values(ratingKeyPresets), active, inFlow,
    };
  }

  /** At most `MOST_ACTIONS`; `actionCount` tells how many there are. */
  async actions(): Promise<WorkbenchAction[]> {
    const [rules, rows] = await Promise.all([this.ratings.inForce(), liveActions(MOST_ACTIONS)]);
    return rows.map((row) => ({
      id: row.id, ref: row.ref, description: row.description, planId: row.planId, statedCode: row.statedCode,
      computedCode: rules.rate(row).computed.code, facts: factsOf(row, rules.today),
    }));
  }

  actionCount(): Promise<number> {
    return countLiveActions();
  }
}
