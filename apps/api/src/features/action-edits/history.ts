/** From a revision to what the contract shows of it: the fields that people know, before and after. Pure. */
import type { ActionChange, FieldChange } from './history.graphql.ts';

export interface RevisionRow {
  actionId: string;
  revision: number;
  kind: string;
  by: string | null;
  at: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>>;
}

const fields = ['status', 'current', 'forecast', 'assurance', 'override', 'until', 'measure'] as const;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null);

const claimOf = (after: RevisionRow['after']): FieldChange[] => (after['assurance'] === 'claimed' ? [{ field: 'assurance', before: null, after: 'claimed' }] : []);
/** Both names of an oversight body, where a revision has them. */
const bodyOf = (value: unknown): ActionChange['body'] => {
  const { en, cy } = (value ?? {}) as Record<string, unknown>;
  return typeof en === 'string' && typeof cy === 'string' ? { en, cy } : null;
};

export function toChange({ revision, kind, by, at, before, after }: RevisionRow): ActionChange {
  // A first revision has nothing before it: what it holds is the action, not a change; but that it is claimed complete, somebody said.
  const changes = before === null ? claimOf(after) : fields.flatMap((field): FieldChange[] => {
    const [was, is] = [textOf(before[field]), textOf(after[field])];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
  return { revision, kind, by, body: bodyOf(after['body']), at, why: textOf(after['why']), changes };
}
