/** The committed contract docs/permissions.md: who may do what, made from the table of permissions, so that a change of it is read by people. */
import { accessAreas, places, type AccessArea } from './features/trust/areas.ts';
import { permissions, type Operation, type Permission } from './platform/auth/permissions.ts';
import { tenantRoles, type Role } from './platform/tenancy/index.ts';

/** Those that a permission may name. */
const roles: readonly Role[] = [...tenantRoles, 'oversightAdviser'];

type Table = Readonly<Record<Operation, Permission>>;

const areaTitles: Readonly<Record<AccessArea, string>> = {
  plan: 'The plan', evidence: 'Evidence', imports: 'Imports', rules: 'Rules', people: 'People', sharing: 'Sharing',
  audit: 'Audit trail', security: 'Security', messages: 'Messages', service: 'The service', other: 'Other',
};

/** `addEvidence` as "Add evidence", `boardChair` as "Board chair". */
function words(name: string): string {
  const lower = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

/** The text of docs/permissions.md. */
export function printPermissions(table: Table = permissions): string {
  const operations = Object.keys(table) as Operation[];
  const byRole = (area: AccessArea): Operation[] => operations.filter((operation) => Array.isArray(table[operation].access) && (places[operation]?.area ?? 'other') === area);
  const parts = [
    '# Permissions',
    'Generated from `apps/api/src/platform/auth/permissions.ts` (`npm run contracts`); a change here is a change of who may do what. What is not listed is denied. A person with several roles may do what any of them may. A token of a program may do what its holder may, within its scope, but for what only a person may.',
    ...accessAreas.flatMap((area) => (byRole(area).length === 0 ? [] : [`## ${areaTitles[area]}`, roleTable(byRole(area), table)])),
    '## Anybody with an account',
    list(operations.filter((operation) => table[operation].access === 'signedIn'), table),
    '## Anybody, signed in or not',
    list(operations.filter((operation) => table[operation].access === 'anyone'), table),
  ];
  return `${parts.join('\n\n')}\n`;
}

function roleTable(operations: readonly Operation[], table: Table): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(['', ...roles.map(words), '']),
    row(Array<string>(roles.length + 2).fill('---')),
    ...operations.map((operation) => {
      const { access } = table[operation];
      return row([words(operation), ...roles.map((role) => ((access as readonly string[]).includes(role) ? 'yes' : '–')), remarks(operation, table)]);
    }),
  ].join('\n');
}

function list(operations: readonly Operation[], table: Table): string {
  return operations.map((operation) => `- ${words(operation)}: ${remarks(operation, table)}`).join('\n');
}

function remarks(operation: Operation, table: Table): string {
  const { rest, personOnly } = table[operation];
  return `\`${rest ?? operation}\`${personOnly ? ', a person only' : ''}`;
}
