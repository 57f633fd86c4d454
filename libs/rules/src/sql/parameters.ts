// Constants of a statement: every one goes to PostgreSQL as a typed parameter, so that no text of a rule becomes SQL.
import type { Constants } from './operand.ts';

export type SqlType = 'text' | 'double precision' | 'boolean' | 'date' | 'integer' | 'jsonb' | 'text[]' | 'double precision[]' | 'boolean[]' | 'date[]';

export class Parameters {
  readonly values: unknown[] = [];
  private readonly known = new Map<string, string>();
  private readonly first: number;

  constructor(first: number) {
    this.first = first;
  }

  /** A list as jsonb. It is looked at before it is written: JSON escapes what PostgreSQL cannot hold, and jsonb refuses the escape. */
  addJson(list: Constants): string {
    refuseUnstorable(list);
    return this.add(JSON.stringify(list), 'jsonb');
  }

  /** '$3::text': the same constant has the same number wherever it is used. Lists are given as arrays. */
  add(value: unknown, type: SqlType): string {
    refuseUnstorable(value);
    const key = `${type} ${JSON.stringify(value)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const reference = `$${this.first + this.values.length}::${type}`;
    this.values.push(value);
    this.known.set(key, reference);
    return reference;
  }
}

/** Throws RangeError for text with a NUL or half a character. No fact in a database has such a text either. */
function refuseUnstorable(value: unknown): void {
  if (Array.isArray(value)) value.forEach(refuseUnstorable);
  else if (typeof value === 'string' && /\0|\p{Surrogate}/u.test(value)) throw new RangeError('A rule compares with a text that PostgreSQL cannot hold (a NUL or half a character). Take it out of the rule.');
}
