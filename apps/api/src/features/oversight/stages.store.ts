/** SQL of stages: the body's own names and rules, what was decided, and counts at quarter ends. */
import { Injectable } from '@nestjs/common';
import { canonicalJson, contentHash, defaultStageRules, defaultStages } from '@waymark/rules';
import type { IsoDate } from '@waymark/domain';
import { PlatformDatabase } from '../../platform/database/index.ts';
import { actingAccountId, statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { QuarterRow } from './stages.ts';

export interface StageRow extends Record<string, unknown> {
  number: number;
  name: { en: string; cy: string };
}

export interface StageRulesRow extends Record<string, unknown> {
  number: number;
  document: unknown;
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

/** The platform's rows: a body's names and rules, which begin as the defaults. */
@Injectable()
export class StagesStore {
  constructor(private readonly database: PlatformDatabase) {}

  async stages(bodyId: string): Promise<StageRow[]> {
    const read = () => this.database.query<StageRow>("select number, json_build_object('en', name_en, 'cy', name_cy) as name from oversight_stage where body_id = $1 order by number", [bodyId]);
    const known = await read();
    if (known.length > 0) return known;
    await this.database.execute(
      'insert into oversight_stage (body_id, number, name_en, name_cy) select $1, x.number, x.en, x.cy from jsonb_to_recordset($2::jsonb) as x (number integer, en text, cy text) on conflict do nothing',
      [bodyId, JSON.stringify(defaultStages.map(({ number, name }) => ({ number, ...name })))],
    );
    return read();
  }

  /** The newest version. */
  async rules(bodyId: string, at: Date): Promise<StageRulesRow> {
    const read = () => this.database.query<StageRulesRow>('select number, document from oversight_rule_set where body_id = $1 order by number desc limit 1', [bodyId]);
    const [known] = await read();
    if (known) return known;
    await this.database.execute('insert into oversight_rule_set (body_id, number, document, content_hash, created_at) values ($1, 1, $2, $3, $4) on conflict do nothing',
      [bodyId, canonicalJson(defaultStageRules), contentHash(defaultStageRules), at]);
    return (await read())[0]!;
  }

  /** False where the service does not share with the body, or the account is none of its advisers. */
  async decide(decider: { adviserId: string; bodyId: string; tenantId: string; at: Date }, decision: NewStageDecision): Promise<boolean> {
    const [row] = await this.database.query<{ outcome: string }>('select decide_stage($1, $2, $3, $4, $5) as outcome', [decider.adviserId, decider.bodyId, decider.tenantId, decider.at, JSON.stringify(decision)]);
    return row?.outcome === 'decided';
  }

  /** Names of stages of many bodies, by body and number. */
  async names(bodyIds: readonly string[]): Promise<{ bodyId: string; body: { en: string; cy: string }; number: number | null; name: { en: string; cy: string } }[]> {
    return this.database.query(
      "select b.id as \"bodyId\", json_build_object('en', b.name_en, 'cy', b.name_cy) as body, s.number, json_build_object('en', s.name_en, 'cy', s.name_cy) as name from oversight_body b left join oversight_stage s on s.body_id = b.id where b.id = any ($1)",
      [bodyIds],
    );
  }
}

const history = statement(
  `select tenant_id as "tenantId", id, stage, decided_on as "decidedOn", letter_on as "letterOn", reason, proposed, rules_number as "rulesNumber" from stage_history($1, $2)`,
);
const quarters = statement('select tenant_id as "tenantId", day, actions, off_track as "offTrack", open, overdue from count_shared_on($1::date[])');
const own = statement(
  `select tenant_id as "tenantId", id, body_id as "bodyId", stage, decided_on as "decidedOn", letter_on as "letterOn", reason, proposed, rules_number as "rulesNumber"
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
