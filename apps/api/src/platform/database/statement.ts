/** Named prepared statements for hot reads: parsed and planned once per connection. */
import { createHash } from 'node:crypto';

export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * A statement whose text never varies. The name is derived from the text, so two texts never share one.
 * Every text must carry `tenant_id = $n`: row security is the last guard, not the first.
 */
export function statement(text: string): Statement {
  return Object.freeze({ name: `w${createHash('sha256').update(text).digest('hex').slice(0, 24)}`, text });
}
