/** A cache that cannot grow without end: of compiled operations, and of compiled rule sets. */

/** Least recently used entries leave first. */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, Value>();
  constructor(private readonly limit: number) {}

  get size(): number {
    return this.entries.size;
  }

  forget(key: string): void {
    this.entries.delete(key);
  }

  /** The cached value, made when it is missing. */
  of(key: string, make: () => Value): Value {
    let value = this.entries.get(key);
    if (value === undefined) {
      value = make();
    } else {
      this.entries.delete(key);
    }
    this.entries.set(key, value);
    if (this.entries.size > this.limit) {
      for (const oldest of this.entries.keys()) {
        this.entries.delete(oldest);
        break;
      }
    }
    return value;
  }
}
