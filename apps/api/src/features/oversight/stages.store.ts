/** SQL of stages: the body's own names and rules, what was decided, and counts at quarter ends. */
import { Injectable } from '@nestjs/common';
import { defaultStageRules, defaultStages, type Facts, type StageName } from '@waymark/rules';
import type { IsoDate, Localised } from '@waymark/domain';
import { PlatformDatabase } from '../../platform/database/index.ts';
import { actingAccountId, statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { hashOfStageRules } from './stage-rules.ts';
import type { QuarterRow } from './stages.ts';

/** One version of a body's rules, with what its stages were called. */
export interface StageRulesRow extends Record<string, unknown> {
  bodyId: string;
  number: number;
  stages: readonly StageName[];
  document: unknown;
  since: Date;
}

export interface StageDecisionRow extends Record<string, unknown> {
  id: string;
  tenantId: string;
  bodyId: string;
  stage: number;
  decidedOn: IsoDate;
  letterOn: IsoDate | null;
  reason: string;
  proposed: number | null;
  rulesNumber: number;
  /** What the rules read. */
  facts: Facts;
}

export interface NewStageDecision {
  id: string;
  stage: number;
  decidedOn: IsoDate;
  letterOn: IsoDate | null;
  reason: string;
  proposed: number;
  rulesNumber: number;
  facts: object;
}

const version = 'select body_id as "bodyId", number, stages, document, created_at as since from oversight_rule_set';

/** The platform's rows: a body's names and rules, which begin as the defaults. */
@Injectable()
export class StagesStore {
  constructor(private readonly database: PlatformDatabase) {}

  /** The version in force. */
  async rules(bodyId: string, at: Date): Promise<StageRulesRow> {
    const read = () => this.database.query<StageRulesRow>(`${version} where body_id = $1 order by number desc limit 1`, [bodyId]);
    const [known] = await read();
    if (known) return known;
    const begun = { stages: defaultStages, document: defaultStageRules, contentHash: hashOfStageRules(defaultStages, defaultStageRules) };
    await this.database.query('select begin_stage_rules($1, $2, $3)', [bodyId, at, JSON.stringify(begun)]);
    return (await read())[0]!;
  }

  /** Versions by body and number. */
  async versions(wanted: readonly { bodyId: string; rulesNumber: number }[]): Promise<StageRulesRow[]> {
    if (wanted.length === 0) return [];
    return this.database.query<StageRulesRow>(`${version} where (body_id, number) in (select * from unnest($1::uuid[], $2::integer[]))`, [wanted.map(({ bodyId }) => bodyId), wanted.map(({ rulesNumber }) => rulesNumber)]);
  }

  /** False where the service does not share with the body, or the account is none of its advisers. */
  async decide(decider: { adviserId: string; bodyId: string; tenantId: string; at: Date }, decision: NewStageDecision): Promise<boolean> {
    const [row] = await this.database.query<{ outcome: string }>('select decide_stage($1, $2, $3, $4, $5) as outcome', [decider.adviserId, decider.bodyId, decider.tenantId, decider.at, JSON.stringify(decision)]);
    return row?.outcome === 'decided';
  }

  /** What bodies are called, by id. */
  async names(bodyIds: readonly string[]): Promise<{ bodyId: string; body: Localised }[]> {
    return this.database.query("select id as \"bodyId\", json_build_object('en', name_en, 'cy', name_cy) as body from oversight_body where id = any ($1)", [bodyIds]);
  }
}

const history = statement(
  `select tenant_id as "tenantId", id, stage, decided_on as "decidedOn", letter_on as "letterOn", reason, proposed, rules_number as "rulesNumber", facts from stage_history($1, $2)`,
);
const quarters = statement('select tenant_id as "tenantId", day, actions, off_track as "offTrack", open, overdue from count_shared_on($1::date[])');
const own = statement(
  `select tenant_id as "tenantId", id, body_id as "bodyId", stage, decided_on as "decidedOn", letter_on as "letterOn", reason, proposed, rules_number as "rulesNumber", facts
     from stage_decision where tenant_id = $1 order by decided_on desc, recorded_at desc, id`,
);

/** What the body decided about the services that share with it, the latest first. */
export async function stageHistory(bodyId: string): Promise<StageDecisionRow[]> {
  return (await tenantQuery<StageDecisionRow>(history, [actingAccountId(), bodyId])).map((row) => ({ ...row, bodyId }));
}

/** Of every service that the transaction has entered; a day of which nothing is known has no row. */
export async function countQuarters(days: readonly IsoDate[]): Promise<QuarterRow[]> {
  return tenantQuery<QuarterRow>(quarters, [days]);
}

/** Of the acting service, by every body, the latest first. */
export async function ownStageDecisions(): Promise<StageDecisionRow[]> {
  return tenantQuery<StageDecisionRow>(own, [tenantId()]);
}
