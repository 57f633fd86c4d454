/** Posts the digests of the week and the month, once each: on their first day, or later when the worker was away then. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy, tenantId } from '../../platform/tenancy/index.ts';
import { placesOf } from '../people/index.ts';
import { digestsOf, periodsOf, type Period } from './digest.ts';
import { countEscalated, countEscalatedByOwner, digestsPosted, waitingByPerson } from './digest.store.ts';
import { countDue, countDueByOwner } from './due-actions.store.ts';
import { Messages } from './messages.service.ts';

@Injectable()
export class DigestsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /** Those of the acting service that are due. Repeating it changes nothing. */
  async postDue(): Promise<void> {
    const { week, month } = periodsOf(this.clock.today());
    await this.tenancy.transaction(async () => {
      const due: Period[] = [];
      for (const period of [week, month]) if (!(await digestsPosted(period.name, period.from))) due.push(period);
      if (due.length === 0) return;
      const facts = {
        people: await placesOf(), own: await countDueByOwner(week.from, week.to), week: await countDue(week.from, week.to), month: await countDue(month.from, month.to),
        escalations: await countEscalated(), ownEscalations: await countEscalatedByOwner(), waiting: await waitingByPerson(this.clock.now()),
      };
      await this.messages.post(digestsOf(tenantId(), due, facts));
    });
  }
}
