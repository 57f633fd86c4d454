/** Posts the digests of the week and the month, once each: on their first day, or later when the worker was away then. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy, tenantId } from '../../platform/tenancy/index.ts';
import { placesOf } from '../people/index.ts';
import { digestsOf, periodsOf, type Period } from './digest.ts';
import { digestsPosted, unreadByPerson } from './digest.store.ts';
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
      const unread = await unreadByPerson(this.clock.now());
      const facts = {
        people: await placesOf(), own: await countDueByOwner(week.from, week.to), week: await countDue(week.from, week.to), month: await countDue(month.from, month.to),
        escalations: new Map(unread.map(({ accountId, escalations }) => [accountId, escalations])), waiting: new Map(unread.map(({ accountId, waiting }) => [accountId, waiting])),
      };
      await this.messages.post(digestsOf(tenantId(), due, facts));
    });
  }
}
