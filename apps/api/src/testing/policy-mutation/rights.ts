/**
 * What each role may do with rows of its own service, as intended and independently of the migrations: the
 * probes compare it with what PostgreSQL lets the role do. Every tenant table has a line; to change one is a decision.
 */
export interface Rights {
  insert?: true;
  /** True: every column. */
  update?: true | readonly string[];
  delete?: true;
}

const everything: Rights = { insert: true, update: true, delete: true };
/** What happened stays as it was. */
const added: Rights = { insert: true };
/** Written by a function of the database alone. */
const read: Rights = {};

/** Of `waymark_app`, which may read every tenant table. */
export const appRights: Readonly<Record<string, Rights>> = {
  account_identity: everything,
  action: everything,
  action_indicator: { insert: true, delete: true },
  action_owner: everything,
  action_revision: added,
  api_token: { insert: true, update: true },
  audit_checkpoint: added,
  audit_event: read,
  audit_head: read,
  calendar_feed: { insert: true, update: ['token_hash', 'created_at', 'last_used_at'], delete: true },
  decision: added,
  delegation: { insert: true, update: ['ended_at'] },
  delivery: { insert: true, update: ['state', 'attempts', 'next_attempt_at', 'lease_id', 'leased_until', 'last_error', 'sent_at'] },
  escalation: { insert: true, update: ['policy_id', 'status', 'cycle', 'raised_at', 'caused', 'state'] },
  escalation_event: added,
  escalation_policy: { insert: true, update: ['document', 'content_hash', 'version', 'state', 'submitted_at', 'approved_by', 'activated_at', 'ended_at'] },
  evidence: { insert: true, update: ['replaced_at', 'withdrawn_by', 'withdrawn_at', 'withdrawal_reason'] },
  external_recommendation: added,
  external_review: { insert: true, update: ['withdrawn_by', 'withdrawn_at', 'withdrawal_reason'] },
  identity_provider: everything,
  invitation: { insert: true, update: true },
  measure_reading: added,
  membership: everything,
  message: { insert: true, update: ['read_at'] },
  message_preference: { insert: true, update: ['email', 'changed_at'] },
  neighbour_family: { insert: true, update: ['withdrawn_by', 'withdrawn_at'] },
  neighbour_family_version: added,
  objective: everything,
  observation: { insert: true, update: ['superseded_at'] },
  person: everything,
  plan: everything,
  plan_import: everything,
  progress_update: added,
  provider_sign_in: everything,
  rating_key_version: { insert: true, update: ['active'] },
  recommendation: everything,
  recommendation_action: { insert: true, delete: true },
  recommendation_objective: { insert: true, delete: true },
  recommendation_word: added,
  review: { insert: true, update: ['version', 'closed_at', 'closed_by'] },
  review_attendance: { insert: true, update: ['attendance'] },
  review_decision: added,
  review_snapshot: added,
  retention: { insert: true, update: true },
  rule_set_back_test: added,
  rule_set_baseline: { insert: true, update: ['reached', 'looked', 'changed', 'finished_at'] },
  rule_set_event: read,
  rule_set_version: { insert: true, update: ['document', 'content_hash', 'catalogue_version', 'based_on_id', 'version'] },
  section: everything,
  self_assessment: { insert: true, update: ['standards_version', 'assessed_on', 'moderated_by', 'standards', 'version', 'recorded_by', 'recorded_at', 'closed_by', 'closed_at'] },
  assurance_note: read,
  stage_decision: read,
  service_record: added,
  share: { insert: true, update: ['scopes', 'changed_by', 'changed_at', 'revoked_by', 'revoked_at', 'reason'] },
  stored_file: { insert: true, update: ['state', 'bytes', 'media_type', 'sha256', 'scan', 'missing_since'], delete: true },
  success_measure: { insert: true, update: ['ended_by', 'ended_at', 'end_reason'] },
  update_draft: { insert: true, update: ['action_version', 'content', 'saved_at'], delete: true },
  webhook: { insert: true, update: ['secret_sealed', 'secret_set_at', 'previous_sealed', 'previous_until', 'disabled_at', 'removed_at'] },
};

/** Of `waymark_owner`, as whom the functions with their owner's rights run; where there is no line it sees nothing. */
export const ownerRights: Readonly<Record<string, Rights & { select?: true }>> = {
  action: { select: true },
  assurance_note: { insert: true },
  plan: { select: true },
  review: { select: true },
  review_snapshot: { select: true },
  stage_decision: { insert: true },
  action_owner: { select: true },
  audit_event: { select: true, insert: true },
  audit_head: { select: true, ...everything },
  evidence: { select: true, ...everything },
  observation: { select: true, ...everything },
  person: { select: true },
  rule_set_event: { select: true, ...everything },
  rule_set_version: { select: true, ...everything },
};

/** Of `waymark_platform`: the memberships of the account that signs in, and nothing else. */
export const platformReads: readonly string[] = ['membership'];

/**
 * What is shown before a service is known, to `waymark_platform` and in functions with their owner's rights: the rows
 * that a setting of the transaction names by their column, and another one, too, where `also` says so. Of a table's columns the platform sees those that are listed.
 */
export const shownBySetting: readonly { table: string; role: 'waymark_platform' | 'waymark_owner'; setting: string; column: string; columns?: readonly string[]; also?: string }[] = [
  ...['plan', 'action', 'action_owner', 'decision', 'evidence', 'rating_key_version', 'stage_decision'].map((table) => ({ table, role: 'waymark_owner', setting: 'app.tenant_ids', column: 'tenant_id' }) as const),
  { table: 'escalation', role: 'waymark_owner', setting: 'app.tenant_ids', column: 'tenant_id', also: 'app.escalated_ids' },
  { table: 'review_snapshot', role: 'waymark_owner', setting: 'app.tenant_ids', column: 'tenant_id', also: 'app.reviewed_ids' },
  { table: 'identity_provider', role: 'waymark_platform', setting: 'app.email_domain', column: 'domains', columns: ['tenant_id', 'id', 'name', 'domains', 'disabled_at'] },
  { table: 'share', role: 'waymark_platform', setting: 'app.body_ids', column: 'body_id', columns: ['tenant_id', 'body_id', 'revoked_at'] },
  { table: 'share', role: 'waymark_owner', setting: 'app.body_ids', column: 'body_id' },
];

const plan = ['actions'];
const names = ['names'];
const escalations = ['actions', 'escalations'];

/** What an adviser reads of a service that shares, and the scopes that must be opened for it. Of rule sets only those that decide or did, of reviews those that are closed. */
export const sharedTables: Readonly<Record<string, readonly string[]>> = {
  action: plan, action_owner: names, assurance_note: plan, action_revision: names, decision: plan, escalation: escalations, escalation_event: escalations, escalation_policy: escalations,
  evidence: ['evidence'], neighbour_family: ['indicators'], neighbour_family_version: ['indicators'], objective: plan, person: names, plan, rating_key_version: [], recommendation: plan, section: plan,
};
