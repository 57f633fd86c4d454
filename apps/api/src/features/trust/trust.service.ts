/** Use cases of the trust centre. */
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Conflict, pageOfList, reason, Refused, type Connection, type PageRequest } from '../../platform/graphql/index.ts';
import { tenantId } from '../../platform/tenancy/index.ts';
import { PeopleService } from '../people/index.ts';
import { defaultRetention, retentionIssues } from './retention.ts';
import { findRetention, saveRetention } from './retention.store.ts';
import { Retention, type ChangeRetentionInput, type ServicePerson } from './trust.graphql.ts';

@Injectable()
export class TrustService {
  constructor(
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  async servicePeople(request: PageRequest): Promise<Connection<ServicePerson>> {
    return pageOfList(await this.people.inService(), request, 100, ({ id }) => id);
  }

  async retention(): Promise<Retention> {
    return Object.assign(new Retention(), (await findRetention()) ?? { ...defaultRetention, version: 0, changedAt: null, changedBy: null });
  }

  async changeRetention({ version, closedPlanMonths = null, decisionMonths = null, auditMonths }: ChangeRetentionInput): Promise<Retention | Refused | Conflict> {
    const months = { closedPlanMonths, decisionMonths, auditMonths };
    const issues = retentionIssues(months);
    if (issues.length > 0) return new Refused(...issues.map(({ field, least, most }) => reason('retentionOutOfBounds', { field, least, most })));
    const at = this.clock.now();
    if (!(await saveRetention(version, months, at))) return new Conflict((await this.retention()).version);
    await recordAudit(at, 'changeRetention', 'service', tenantId(), months);
    return this.retention();
  }
}
