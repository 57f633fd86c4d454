/** Loaders live as long as one operation: they gather the ids that a level of the query asks for into one statement. */
import DataLoader from 'dataloader';

export class Loaders {
  private readonly held = new Map<string, unknown>();

  /**
   * The loader of this name, made at first use.
   * @param batch answers all keys in their order; null for a key without a row
   */
  of<Key, Value>(name: string, batch: (keys: readonly Key[]) => Promise<readonly Value[]>): DataLoader<Key, Value> {
    return this.once(name, () => new DataLoader<Key, Value>(batch, { maxBatchSize: 500 }));
  }

  /** A value that is read at most once in an operation, such as the rules in force. */
  once<Value>(name: string, make: () => Value): Value {
    let value = this.held.get(name) as Value | undefined;
    if (value === undefined) {
      value = make();
      this.held.set(name, value);
    }
    return value;
  }

  /** For a mutation: what it changed is read anew. */
  forget(name: string): void {
    this.held.delete(name);
  }
}

/** Puts the rows of a batch in the order of its keys; a key without a row gets null. */
export function inOrder<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): (Row | null)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
}

/** Groups the rows of a batch under the keys they belong to, in the order of the keys. */
export function grouped<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): Row[][] {
  const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}
