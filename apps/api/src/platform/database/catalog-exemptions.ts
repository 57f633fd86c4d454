/**
 * What the catalog checks may find, each with its reason. The list only shrinks: an exemption that
 * nothing needs any longer is itself a finding.
 */
export interface Exemption {
  check: string;
  object: string;
  reason: string;
}

const noTenant = (object: string, reason: string): Exemption => ({ check: 'Q0 reference', object, reason });

export const exemptions: readonly Exemption[] = [
  noTenant('account', 'A person belongs to several services; waymark_app has no grant on it.'),
  noTenant('account_session', 'A session is opened before a service is chosen; waymark_app has no grant on it.'),
  noTenant('area_benchmark', 'Open data about areas, the same for every service; read only for waymark_app.'),
  noTenant('oversight_body', 'Not a service; waymark_app has no grant on it.'),
  noTenant('oversight_member', 'Joins accounts to bodies, neither of them a service; waymark_app has no grant on it.'),
  noTenant('schema_migration', 'The record of applied migrations; read only for both roles.'),
  noTenant('sign_in_attempt', 'Counts guesses before anybody is known; waymark_app has no grant on it.'),
  noTenant('tenant', 'The list of services itself; waymark_app has no grant on it.'),
  {
    check: 'Q7 policy',
    object: 'membership.membership_of_account',
    reason: 'Keyed by the account of the session, for waymark_platform alone: a person sees which services are theirs before one is chosen.',
  },
];
