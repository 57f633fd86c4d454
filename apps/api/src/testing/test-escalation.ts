/** A ladder that has begun, written as the pass writes it, under the policy in force; without one, under the default. */
import { randomUUID } from 'node:crypto';
import { englandAndWales } from '@waymark/domain';
import { defaultPolicy, defaultPolicyDocument, next, parsePolicy, startEscalation } from '@waymark/rules';
import type { TestDatabase } from './test-database.ts';

export interface PlantedEscalation {
  tenantId: string;
  actionId: string;
  at: string;
  /** Until when the pass has looked; what fell due by then was told. */
  until: string;
  /** An account of the service who was told. */
  recipient: string;
}

export async function plantEscalation(database: TestDatabase, { tenantId, actionId, at, until, recipient }: PlantedEscalation): Promise<void> {
  const inForce = () => database.administer<{ id: string; document: object }>(`select id, document from escalation_policy where tenant_id = $1 and state = 'active'`, [tenantId]);
  if ((await inForce()).length === 0) {
    await database.administer(
      `insert into escalation_policy (tenant_id, id, number, document, content_hash, state, created_at, activated_at) values ($1, $2, 1, $3, $4, 'active', $5, $5)`,
      [tenantId, randomUUID(), JSON.stringify(defaultPolicyDocument), defaultPolicy.version, at],
    );
  }
  const [row] = await inForce();
  const parsed = parsePolicy({ ...row!.document, version: row!.id });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { policy } = parsed;
  const { state, effects } = next(startEscalation({ subject: actionId, id: randomUUID(), at }, policy, englandAndWales).state, until, policy, englandAndWales);
  await database.administer(
    `insert into escalation (tenant_id, action_id, policy_id, status, cycle, raised_at, caused, state) values ($1, $2, $3, $4, 1, $5, true, $6)`,
    [tenantId, actionId, row!.id, state.status, at, JSON.stringify(state)],
  );
  for (const { kind, key, cycle, step, targets, calendarVersion, dueAt, at: goesOut } of effects) {
    await database.administer(
      `insert into escalation_event (tenant_id, id, action_id, kind, key, policy_id, calendar_version, cycle, step, targets, recipients, due_at, at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)`,
      [tenantId, randomUUID(), actionId, kind, key, row!.id, calendarVersion, cycle, step, JSON.stringify(targets), JSON.stringify([recipient]), dueAt, goesOut],
    );
  }
  // The pass has looked; what comes next is in time.
  await database.administer('update action set escalation_look_at = $3, escalation_looked_id = decision_id where tenant_id = $1 and id = $2', [tenantId, actionId, state.wakeAt]);
}
