/** SQL of the rules of stages as bodies change them: versions, trials and what waits. Written by functions of the database alone (migration 0036). */
import { Injectable } from '@nestjs/common';
import type { StageName } from '@waymark/rules';
import { PlatformDatabase } from '../../platform/database/index.ts';
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { StageRules } from './stage-rules.ts';

export interface VersionEntryRow extends Record<string, unknown> {
  number: number;
  since: Date;
  writtenBy: string | null;
  approvedBy: string | null;
  reason: string | null;
}

export interface StageRulesChangeRow extends Record<string, unknown> {
  id: string;
  against: number;
  stages: readonly StageName[];
  document: unknown;
  contentHash: string;
  reason: string;
  writtenBy: string;
  writtenAt: Date;
  own: boolean;
  waits: boolean;
  answeredBy: string | null;
  answer: string | null;
}

/** An adviser, and the body that they act for. */
export interface Acting {
  adviserId: string;
  bodyId: string;
  at: Date;
}

export type SubmitOutcome = 'published' | 'waits' | 'missing' | 'conflict' | 'waiting' | 'untried';
export type ApproveOutcome = 'published' | 'missing' | 'own' | 'other' | 'conflict' | 'untried';

@Injectable()
export class StageRulesStore {
  constructor(private readonly database: PlatformDatabase) {}

  /** Every version without its rules, the latest first. */
  async history(bodyId: string): Promise<VersionEntryRow[]> {
    return this.database.query<VersionEntryRow>(
      `select r.number, r.created_at as since, w.name as "writtenBy", a.name as "approvedBy", r.reason
         from oversight_rule_set r left join account w on w.id = r.written_by left join account a on a.id = r.approved_by where r.body_id = $1 order by r.number desc`,
      [bodyId],
    );
  }

  /** What waits, and the reader's last change where it was returned. */
  async changes(bodyId: string, readerId: string): Promise<StageRulesChangeRow[]> {
    return this.database.query<StageRulesChangeRow>(
      `select c.id, c.against, c.stages, c.document, c.content_hash as "contentHash", c.reason, w.name as "writtenBy", c.written_at as "writtenAt", c.written_by = $2 as own, c.state = 'waiting' as waits,
              d.name as "answeredBy", c.answer
         from oversight_rule_change c join account w on w.id = c.written_by left join account d on d.id = c.decided_by
        where c.body_id = $1 and (c.state = 'waiting' or c.id = (
          select o.id from oversight_rule_change o where o.body_id = $1 and o.written_by = $2 order by o.written_at desc, o.id desc limit 1) and c.state = 'returned')`,
      [bodyId, readerId],
    );
  }

  /** How many people advise for the body. */
  async advisers(bodyId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('select count(*)::integer as count from oversight_member o join account a on a.id = o.account_id where o.body_id = $1 and a.disabled_at is null', [bodyId]);
    return row!.count;
  }

  /** Keeps that it was shown, and tells every service; before it is shown. False where the account does not advise for the body. */
  async noteTrial({ adviserId, bodyId, at }: Acting, since: Date, trial: { contentHash: string; against: number; services: number; changed: number }): Promise<boolean> {
    return (await this.outcome('select note_stage_trial($1, $2, $3, $4, $5) as outcome', [adviserId, bodyId, at, since, JSON.stringify(trial)])) === 'tried';
  }

  async submit({ adviserId, bodyId, at }: Acting, change: StageRules & { id: string; against: number; reason: string }): Promise<SubmitOutcome> {
    return this.outcome<SubmitOutcome>('select submit_stage_rules($1, $2, $3, $4) as outcome', [adviserId, bodyId, at, JSON.stringify(change)]);
  }

  async approve({ adviserId, bodyId, at }: Acting, changeId: string, contentHash: string): Promise<ApproveOutcome> {
    return this.outcome<ApproveOutcome>('select approve_stage_rules($1, $2, $3, $4, $5) as outcome', [adviserId, bodyId, at, changeId, contentHash]);
  }

  async giveBack({ adviserId, bodyId, at }: Acting, changeId: string, answer: string | null): Promise<'returned' | 'withdrawn' | 'missing'> {
    return this.outcome('select return_stage_rules($1, $2, $3, $4, $5) as outcome', [adviserId, bodyId, at, changeId, answer]);
  }

  private async outcome<Outcome extends string>(sql: string, values: unknown[]): Promise<Outcome> {
    const [row] = await this.database.query<{ outcome: Outcome }>(sql, values);
    return row!.outcome;
  }
}

const sharedWith = statement('select body_id as "bodyId" from share where tenant_id = $1 and revoked_at is null order by granted_at, id');

/** Ids of the bodies that the acting service shares with now. */
export async function bodiesSharedWith(): Promise<string[]> {
  return (await tenantQuery<{ bodyId: string }>(sharedWith, [tenantId()])).map(({ bodyId }) => bodyId);
}
