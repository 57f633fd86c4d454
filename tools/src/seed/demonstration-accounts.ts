/** Who can sign in to the demonstration. Names are roles: no person is meant. */
import type { TenantRole } from '@waymark/api';

export const demonstrationPassword = 'waymark-demo-2026';

export interface DemonstrationAccount {
  email: string;
  name: string;
  /** Roles by the slug of the service. */
  memberships: Readonly<Record<string, readonly TenantRole[]>>;
  /** Creates services; sees none of their content. */
  operator?: boolean;
  /** Advises for the oversight body of the demonstration. */
  adviser?: boolean;
}

export const demonstrationAccounts: readonly DemonstrationAccount[] = [
  { email: 'manager@islington.demo', name: 'Quality Manager, Islington', memberships: { islington: ['planManager'] } },
  { email: 'administrator@islington.demo', name: 'Administrator, Islington', memberships: { islington: ['tenantAdministrator'] } },
  // Rules are approved by another person than their author.
  { email: 'second-administrator@islington.demo', name: 'Second Administrator, Islington', memberships: { islington: ['tenantAdministrator'] } },
  { email: 'chair@islington.demo', name: 'Board Chair, Islington', memberships: { islington: ['boardChair'] } },
  { email: 'owner@islington.demo', name: 'Operations Manager, Islington', memberships: { islington: ['actionOwner'] } },
  { email: 'viewer@islington.demo', name: 'Scrutiny Officer, Islington', memberships: { islington: ['viewer'] } },
  { email: 'manager@portsmouth.demo', name: 'Service Manager, Portsmouth', memberships: { portsmouth: ['planManager'] } },
  { email: 'manager@rotherham.demo', name: 'Service Manager, Rotherham', memberships: { rotherham: ['planManager'] } },
  { email: 'administrator@rotherham.demo', name: 'Administrator, Rotherham', memberships: { rotherham: ['tenantAdministrator'] } },
  { email: 'second-administrator@rotherham.demo', name: 'Second Administrator, Rotherham', memberships: { rotherham: ['tenantAdministrator'] } },
  { email: 'several@waymark.demo', name: 'Interim Quality Manager', memberships: { islington: ['planManager'], portsmouth: ['planManager'] } },
  { email: 'adviser@oversight.demo', name: 'Oversight Adviser', memberships: {}, adviser: true },
  { email: 'operator@waymark.demo', name: 'Operator', memberships: {}, operator: true },
];

/** Evidence is verified by another person than who added it: chair@SLUG.demo. */
export function chairOf(slug: string, name: string): DemonstrationAccount {
  return { email: `chair@${slug}.demo`, name: `Board Chair, ${name}`, memberships: { [slug]: ['boardChair'] } };
}

/** Invented services have one plan manager each, so that every plan can be opened: manager@SLUG.demo. */
export function managerOf(slug: string, name: string): DemonstrationAccount {
  return { email: `manager@${slug}.demo`, name: `Plan manager, ${name}`, memberships: { [slug]: ['planManager'] } };
}
