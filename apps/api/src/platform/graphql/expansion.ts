/**
 * How large a document is once its fragments are spread, and how often it asks for the same field in one
 * place. Counted before validation, because validation compares all fields of one name with each other and
 * compilation writes out every spread: both would take seconds for a document of one kilobyte. Never takes
 * longer than its budget, whatever the document.
 */
import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

export interface ExpansionLimits {
  /** Fields and fragments of all operations together, fragments counted wherever they are spread. */
  selections: number;
  /** Times that one field may be asked for in one place: what is merged is compared pair by pair. */
  repeats: number;
}

export type ExpansionExcess = keyof ExpansionLimits;

class Exceeded extends Error {
  constructor(readonly limit: ExpansionExcess) {
    super(limit);
  }
}

/** The limit that a document exceeds, or null. Cyclic and unknown fragments are left to validation. */
export function expansionExcess(document: DocumentNode, limits: ExpansionLimits): ExpansionExcess | null {
  try {
    new Expansion(document, limits).measure();
    return null;
  } catch (error) {
    if (error instanceof Exceeded) return error.limit;
    throw error;
  }
}

class Expansion {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly reached = new Set<string>();
  private selections = 0;

  constructor(
    private readonly document: DocumentNode,
    private readonly limits: ExpansionLimits,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  measure(): void {
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) this.merge([definition.selectionSet]);
    }
    // Validation looks at these too, though it will refuse them.
    for (const [name, fragment] of this.fragments) {
      if (!this.reached.has(name)) this.merge([fragment.selectionSet]);
    }
  }

  /** What stands in one place, from wherever it was spread, by response name; then each of those places. */
  private merge(sets: readonly SelectionSetNode[]): void {
    const places = new Map<string, { times: number; inner: SelectionSetNode[] }>();
    for (const set of sets) this.collect(set, places, new Set());
    for (const { inner } of places.values()) if (inner.length > 0) this.merge(inner);
  }

  private collect(set: SelectionSetNode, places: Map<string, { times: number; inner: SelectionSetNode[] }>, open: Set<string>): void {
    for (const node of set.selections) {
      this.selections += 1;
      if (this.selections > this.limits.selections) throw new Exceeded('selections');
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const place = places.get(key) ?? { times: 0, inner: [] };
        places.set(key, place);
        place.times += 1;
        if (place.times > this.limits.repeats) throw new Exceeded('repeats');
        if (node.selectionSet) place.inner.push(node.selectionSet);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        this.collect(node.selectionSet, places, open);
      } else {
        this.spread(node.name.value, places, open);
      }
    }
  }

  private spread(name: string, places: Map<string, { times: number; inner: SelectionSetNode[] }>, open: Set<string>): void {
    const fragment = this.fragments.get(name);
    if (!fragment || open.has(name)) return;
    this.reached.add(name);
    open.add(name);
    this.collect(fragment.selectionSet, places, open);
    open.delete(name);
  }
}
