/**
 * What one operation may ask for (security.md section 2): depth, aliases, root fields of a mutation and
 * cost. Pure; each fragment is measured once, so a fragment bomb costs no more than its text.
 */
import {
  getNamedType, isInterfaceType, isObjectType, Kind, OperationTypeNode,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLNamedType, type GraphQLSchema,
  type OperationDefinitionNode, type SelectionSetNode, type ValueNode,
} from 'graphql';

/**
 * Depth 10 is what the deepest page needs: plan > sections > objectives > actions > edges > node >
 * decision > rule > label > en. Everything else of the web app stays at 9 or less.
 */
export const limits = {
  depth: 10,
  aliases: 15,
  mutationRootFields: 1,
  cost: 5_000,
  tokens: 1_000,
  selections: 1_000,
  repeats: 20,
  // Rules may nest 32 groups, each two levels in JSON; what is deeper than that the rules' own check refuses with its spot.
  variablesDepth: 80,
  bodyBytes: 100_000,
} as const;

export interface Excess {
  limit: 'depth' | 'aliases' | 'mutationRootFields' | 'cost';
  allowed: number;
  found: number;
}

type Variables = Readonly<Record<string, unknown>>;

/** What a fragment or selection adds wherever it is spread. */
interface Measure {
  depth: number;
  aliases: number;
  rootFields: number;
  cost: number;
}

const nothing: Measure = { depth: 0, aliases: 0, rootFields: 0, cost: 0 };

/** Values that stand inside a row cost nothing; a row costs 1; explaining a decision costs 4. */
const costOfType: Readonly<Record<string, number>> = {
  LocalisedText: 0, PageInfo: 0, Rating: 0, Timescale: 0, DraftTimescale: 0, Parameter: 0, FactReading: 0, SourceCell: 0,
  Decision: 4,
};

/** Lists without a page: how many items a plan usually has there. */
const usualLength: Readonly<Record<string, number>> = {
  'Plan.sections': 4, 'Section.objectives': 3, 'DraftPlan.sections': 4, 'DraftSection.objectives': 3, 'PlanImport.blocks': 20,
};

/**
 * Measures an operation against the limits.
 * @param variables the raw variables of the request: a page size may be one
 * @returns every limit that is exceeded, in a fixed order; an empty list when it may run
 */
export function excesses(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Excess[] {
  const measure = new Meter(schema, document, operation, variables).operation();
  const found: Excess[] = [
    { limit: 'depth', allowed: limits.depth, found: measure.depth },
    { limit: 'aliases', allowed: limits.aliases, found: measure.aliases },
    { limit: 'cost', allowed: limits.cost, found: measure.cost },
  ];
  if (operation.operation === OperationTypeNode.MUTATION) {
    found.push({ limit: 'mutationRootFields', allowed: limits.mutationRootFields, found: measure.rootFields });
  }
  return found.filter((excess) => excess.found > excess.allowed);
}

class Meter {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly measured = new Map<string, Measure>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly root: OperationDefinitionNode,
    private readonly variables: Variables,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  operation(): Measure {
    return this.selection(this.root.selectionSet, this.schema.getRootType(this.root.operation));
  }

  private selection(selectionSet: SelectionSetNode, parent: GraphQLNamedType | null | undefined): Measure {
    let depth = 0;
    let aliases = 0;
    let rootFields = 0;
    let cost = 0;
    for (const node of selectionSet.selections) {
      const inner =
        node.kind === Kind.FIELD
          ? this.field(node, parent)
          : node.kind === Kind.INLINE_FRAGMENT
            ? this.selection(node.selectionSet, node.typeCondition ? this.schema.getType(node.typeCondition.name.value) : parent)
            : this.fragment(node.name.value);
      depth = Math.max(depth, inner.depth);
      aliases += inner.aliases;
      rootFields += inner.rootFields;
      cost += inner.cost;
    }
    return { depth, aliases, rootFields, cost };
  }

  private field(node: FieldNode, parent: GraphQLNamedType | null | undefined): Measure {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const alias = node.alias && node.alias.value !== node.name.value ? 1 : 0;
    if (!node.selectionSet || !field || !parent) return { depth: 1, aliases: alias, rootFields: 1, cost: 0 };
    const type = getNamedType(field.type);
    const inner = this.selection(node.selectionSet, type);
    const argument = field.args.find(({ name }) => name === 'first');
    // A connection stands for its page: its edges and nodes are that many, the connection itself is none.
    const page = argument ? this.pageSize(node, argument.defaultValue) : null;
    const times = page ?? usualLength[`${parent.name}.${node.name.value}`] ?? 1;
    const own = type.name.endsWith('Connection') || type.name.endsWith('Edge') ? 0 : (costOfType[type.name] ?? 1);
    const ownTimes = page === null ? times * own : 0;
    return { depth: inner.depth + 1, aliases: inner.aliases + alias, rootFields: 1, cost: ownTimes + times * inner.cost };
  }

  private fragment(name: string): Measure {
    const known = this.measured.get(name);
    if (known) return known;
    const definition = this.fragments.get(name);
    // Validation refuses unknown and cyclic fragments before; the entry also ends a cycle here.
    this.measured.set(name, nothing);
    const measure = definition ? this.selection(definition.selectionSet, this.schema.getType(definition.typeCondition.name.value)) : nothing;
    this.measured.set(name, measure);
    return measure;
  }

  private pageSize(node: FieldNode, usual: unknown): number {
    const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    const size = given === undefined ? usual : this.value(given) ?? usual;
    return typeof size === 'number' && size > 0 ? size : 1;
  }

  private value(node: ValueNode): unknown {
    if (node.kind === Kind.INT) return Number(node.value);
    if (node.kind !== Kind.VARIABLE) return undefined;
    const given = this.variables[node.name.value];
    if (given !== undefined) return given;
    const definition = this.root.variableDefinitions?.find(({ variable }) => variable.name.value === node.name.value);
    return definition?.defaultValue ? this.value(definition.defaultValue) : undefined;
  }
}
