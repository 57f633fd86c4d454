/** Looks of advisers: told to each service, and read back by it. */
import { Injectable } from '@nestjs/common';
import { PlatformDatabase } from '../../platform/database/index.ts';
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

const note = statement('select note_portfolio_look($1, $2, $3, $4)');

/** The first look of a day is told to every service; advisers are known to the platform alone. */
@Injectable()
export class LooksStore {
  constructor(private readonly database: PlatformDatabase) {}

  async notePortfolio(look: { adviserId: string; bodyId: string; at: Date; since: Date }): Promise<void> {
    await this.database.query(note, [look.adviserId, look.bodyId, look.at, look.since]);
  }

  /** Names of accounts, by id. */
  async advisers(ids: readonly string[]): Promise<Map<string, { name: string; bodies: { en: string; cy: string }[] }>> {
    const rows = await this.database.query<{ id: string; name: string; bodies: { en: string; cy: string }[] | null }>(
      `select a.id, a.name, (select json_agg(json_build_object('en', b.name_en, 'cy', b.name_cy) order by b.name_en) from oversight_member o join oversight_body b on b.id = o.body_id where o.account_id = a.id) as bodies
         from account a where a.id = any ($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, name, bodies }) => [id, { name, bodies: bodies ?? [] }]));
  }
}

export interface LookRow extends Record<string, unknown> {
  day: string;
  adviserId: string;
  /** What was asked for, as in the table of permissions. */
  operation: string;
  subjectKind: string;
  subjectId: string;
  /** Title of a plan or a review, or text of an action; null of the service as a whole. */
  subject: string | null;
  times: number;
  /** Of all such rows, however many are read. */
  total: number;
  last: Date;
}

const looked = statement(
  `select l.*, coalesce(p.title, a.description, r.title) as subject from (
     select (e.at at time zone 'Europe/London')::date as day, e.actor_id as "adviserId", e.detail ->> 'operation' as operation, e.subject_kind as "subjectKind", e.subject_id as "subjectId",
            count(*) as times, max(e.at) as last, count(*) over () as total
       from audit_event e where e.tenant_id = $1 and e.operation = 'adviserRead'
      group by 1, 2, 3, 4, 5 order by max(e.at) desc, 2, 3, 5 offset $2 limit $3) l
   left join plan p on p.tenant_id = $1 and p.id = l."subjectId" left join action a on a.tenant_id = $1 and a.id = l."subjectId"
   left join review r on r.tenant_id = $1 and r.id = l."subjectId" order by l.last desc, l."adviserId", l.operation, l."subjectId"`,
);

/** By day, adviser and what they looked at, the latest first. */
export async function looksOf(start: number, limit: number): Promise<LookRow[]> {
  return tenantQuery<LookRow>(looked, [tenantId(), start, limit]);
}
