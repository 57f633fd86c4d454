/**
 * What the catalog checks may find, each with its reason. The list only shrinks: an exemption that
 * nothing needs any longer is itself a finding.
 */
export interface Exemption {
  check: string;
  object: string;
  reason: string;
}

const definer = (object: string, reason: string): Exemption => ({ check: 'Q16 definer', object, reason });
const shared = (table: string, reason: string): Exemption => ({ check: 'Q17 shared', object: `${table}.${table}_shared`, reason });
const counted = (table: string, reason: string): Exemption => ({ check: 'Q17 shared', object: `${table}.${table}_counted`, reason });
const noTenant = (object: string, reason: string): Exemption => ({ check: 'Q0 reference', object, reason });

export const exemptions: readonly Exemption[] = [
  noTenant('account', 'A person belongs to several services; waymark_app has no grant on it.'),
  noTenant('account_link', 'A link by e-mail belongs to an account, not to a service; waymark_app has no grant on it.'),
  noTenant('account_passkey', 'A second factor belongs to an account, not to a service; waymark_app has no grant on it.'),
  noTenant('account_recovery_code', 'A second factor belongs to an account, not to a service; waymark_app has no grant on it.'),
  noTenant('account_totp', 'A second factor belongs to an account, not to a service; waymark_app has no grant on it.'),
  noTenant('account_session', 'A session is opened before a service is chosen; waymark_app has no grant on it.'),
  noTenant('oversight_body', 'Not a service; waymark_app has no grant on it.'),
  noTenant('oversight_member', 'Joins accounts to bodies, neither of them a service; waymark_app has no grant on it.'),
  noTenant('oversight_rule_change', 'A change of a body’s rules that waits or was answered; waymark_app has no grant on it.'),
  noTenant('oversight_rule_set', 'Rules of an oversight body, which is not a service; waymark_app has no grant on it.'),
  noTenant('oversight_rule_trial', 'That rules of a body were tried, without what came of it; waymark_app has no grant on it.'),
  noTenant('oversight_stage', 'Stages of an oversight body, which is not a service; waymark_app has no grant on it.'),
  noTenant('schema_migration', 'The record of applied migrations; read only for both roles.'),
  noTenant('sign_in_attempt', 'Counts guesses before anybody is known; waymark_app has no grant on it.'),
  noTenant('tenant', 'The list of services itself; waymark_app has no grant on it.'),
  {
    check: 'Q7 policy',
    object: 'identity_provider.identity_provider_of_domain',
    reason: 'Keyed by the domain of an e-mail address, for waymark_platform alone and without secrets: nobody is known yet, and no service, when a person is offered their provider.',
  },
  {
    check: 'Q7 policy',
    object: 'membership.membership_of_account',
    reason: 'Keyed by the account of the session, for waymark_platform alone: a person sees which services are theirs before one is chosen.',
  },
  {
    check: 'Q7 policy',
    object: 'share.share_of_bodies',
    reason: 'Keyed by the oversight bodies of the account of the session, for waymark_platform alone: an adviser sees which services share with them.',
  },
  {
    check: 'Q7 policy',
    object: 'share.share_of_adviser',
    reason: 'Keyed by the oversight bodies of one account, for enter_shared alone, which asks in each transaction what is shared.',
  },
  shared('action', 'An adviser reads the working plan.'),
  shared('action_owner', 'Who owns an action, where the share opens names.'),
  shared('action_revision', 'Shown with names, which it repeats.'),
  shared('assurance_note', 'To an adviser the notes of their own bodies, where the share opens actions.'),
  shared('decision', 'Ratings and why they are so.'),
  shared('escalation', 'Where the share opens escalations.'),
  shared('escalation_event', 'Where the share opens escalations.'),
  shared('escalation_policy', 'Where the share opens escalations: what their steps are.'),
  shared('evidence', 'What evidence there is, where the share opens it; its files stay unseen.'),
  shared('neighbour_family', 'Whom the service has chosen to be compared with, where the share opens indicators.'),
  shared('neighbour_family_version', 'Whom the service has chosen to be compared with, where the share opens indicators; who saved it stays with names.'),
  shared('objective', 'An adviser reads the working plan.'),
  shared('person', 'Who added evidence, where the share opens names.'),
  shared('plan', 'An adviser reads the working plan.'),
  shared('rating_key_version', 'What the ratings are called.'),
  shared('recommendation', 'An adviser reads the working plan.'),
  shared('review', 'The meetings that are closed, where the share opens reviews.'),
  shared('rule_set_version', 'The rules that decide, never a draft.'),
  shared('section', 'An adviser reads the working plan.'),
  counted('action', 'For functions that answer numbers alone (count_shared).'),
  counted('action_owner', 'For the view of owners without their names (action_owner_fact).'),
  counted('action_revision', 'For functions that answer numbers alone (count_shared): when something was claimed and accepted.'),
  counted('decision', 'For counts at the ends of quarters (count_shared_on).'),
  counted('escalation', 'For functions that answer numbers alone, where the share opens escalations.'),
  counted('evidence', 'For numbers, and for the view of evidence without its titles (evidence_fact).'),
  counted('plan', 'For functions that answer numbers alone (count_shared).'),
  counted('review_snapshot', 'For the view of papers without the service’s own counts of children (review_paper), where the share opens reviews.'),
  counted('stage_decision', 'For stage_history, which asks whose body it is.'),
  counted('rating_key_version', 'For functions that answer numbers alone (count_shared).'),
  { check: 'Q9 view', object: 'action_owner_fact', reason: 'Ratings count owners, also for an adviser to whom their names are closed: the view gives the name only where it is open. Its owner is bound by row security.' },
  { check: 'Q9 view', object: 'evidence_fact', reason: 'Ratings count evidence, also for an adviser to whom its titles are closed: the view has none. Its owner is bound by row security.' },
  { check: 'Q9 view', object: 'review_paper', reason: 'The paper of a closed meeting: to an adviser it leaves out the service’s own counts of children. Its owner is bound by row security.' },
  definer('append_audit', 'Alone may write the audit trail, so that nobody else can; it reads its service from the transaction.'),
  definer('count_shared', 'Alone counts over the services that the transaction names; it answers numbers and a date, no text.'),
  definer('count_shared_on', 'As count_shared, at past days.'),
  definer('decide_stage', 'Alone writes a decision about a stage, for an adviser of a body that the service shares with, and tells the service.'),
  definer('enter_portfolio', 'Alone says which services share with a body of this account; it opens no row of theirs.'),
  definer('enter_shared', 'Alone says which services share with an adviser’s body; it writes nothing but the settings of its transaction.'),
  definer('judge_evidence', 'Alone may write a verdict on evidence, never of who added or owns it; it reads its service from the transaction.'),
  definer('approve_stage_rules', 'Alone publishes a change of a body’s rules that another adviser wrote, and tells every service that shares.'),
  definer('begin_stage_rules', 'Alone writes what a body starts from, once.'),
  definer('note_stage_trial', 'Alone keeps that an adviser was shown what rules would change, and tells every service that shares.'),
  definer('return_stage_rules', 'Alone ends a change of a body’s rules that waits, for advisers of the body.'),
  definer('submit_stage_rules', 'Alone takes a change of a body’s rules, for an adviser who was shown its effect.'),
  definer('stage_history', 'Alone reads decisions of a body across services, for its advisers.'),
  definer('write_assurance_note', 'Alone writes a note, for an adviser of a body that the service opens actions to, and tells the service.'),
  definer('note_portfolio_look', 'Alone tells every service that shares of a look across all of them; it writes that one event.'),
  definer('judge_observation', 'Alone may confirm or reject a figure, never for who entered it; it reads its service from the transaction.'),
  definer('move_rule_set', 'Alone may change the state of a rule set, by two people; it reads its service from the transaction.'),
];
