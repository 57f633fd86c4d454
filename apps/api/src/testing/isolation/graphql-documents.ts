/**
 * Documents generated from the schema: of an operation's answer every scalar, every member of a union and every type
 * within reach, so that a new field is asked for by itself. A type is opened in full where it stands nearest to the
 * root, and by its scalars elsewhere, which keeps a document inside the limits of the API.
 */
import {
  getNamedType, getNullableType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, Kind, parse,
  type GraphQLArgument, type GraphQLCompositeType, type GraphQLField, type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { excesses, limits } from '../../platform/graphql/limits.ts';

export interface GeneratedDocument {
  source: string;
  /** Variables that stand for ids and cursors of fields inside, null unless given: what each is called in the schema. */
  inner: Readonly<Record<string, string>>;
  /** The fields it asks for, as `Type.field`. */
  fields: ReadonlySet<string>;
}

/** A page inside a page multiplies; a few items are enough to see whose they are. */
const innerPage = 3;

type Field = GraphQLField<unknown, unknown>;

const isConnection = (type: GraphQLCompositeType): boolean => type.name.endsWith('Connection');

export function documentOf(schema: GraphQLSchema, kind: 'query' | 'mutation', name: string): GeneratedDocument {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const field = root?.getFields()[name];
  if (!root || !field) throw new Error(`The schema has no ${kind} ${name}.`);
  // As deep as the API takes it: what a shallower document leaves out another operation asks for, and a test sees to it.
  for (let depth: number = limits.depth; depth > 1; depth -= 1) {
    const written = new Writer(schema, kind, root, field, depth).document();
    if (isTaken(schema, written.source)) return written;
  }
  throw new Error(`No document of ${name} stays inside the limits of the API.`);
}

function isTaken(schema: GraphQLSchema, source: string): boolean {
  try {
    const document = parse(source, { maxTokens: limits.tokens, noLocation: true });
    return document.definitions.every((definition) => definition.kind !== Kind.OPERATION_DEFINITION || excesses(schema, document, definition, {}).length === 0);
  } catch {
    return false;
  }
}

class Writer {
  private readonly depths = new Map<string, number>();
  private readonly opened = new Set<string>();
  private readonly variables: string[] = [];
  private readonly inner: Record<string, string> = {};
  private readonly fields = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly kind: 'query' | 'mutation',
    private readonly root: GraphQLObjectType,
    private readonly field: Field,
    private readonly deepest: number,
  ) {
    this.measure();
  }

  document(): GeneratedDocument {
    const outer = this.field.args.map(({ name, type }) => `$${name}: ${String(type)}`);
    const given = this.field.args.map(({ name }) => `${name}: $${name}`);
    this.fields.add(`${this.root.name}.${this.field.name}`);
    const selection = this.select(getNamedType(this.field.type), 2);
    const declared = [...outer, ...this.variables];
    const source = `${this.kind}${declared.length > 0 ? ` (${declared.join(', ')})` : ''} { ${this.field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selection} }`;
    return { source, inner: this.inner, fields: this.fields };
  }

  /** How near to the root each type stands, breadth first. */
  private measure(): void {
    let row: readonly unknown[] = [getNamedType(this.field.type)];
    for (let depth = 2; depth <= this.deepest && row.length > 0; depth += 1) {
      const next: unknown[] = [];
      for (const type of row) {
        for (const object of this.membersOf(type)) {
          if (this.depths.has(object.name)) continue;
          this.depths.set(object.name, depth);
          next.push(...Object.values(object.getFields()).map((inside) => getNamedType(inside.type)));
        }
      }
      row = next;
    }
  }

  private membersOf(type: unknown): readonly GraphQLObjectType[] {
    if (isObjectType(type)) return [type];
    return isAbstractType(type) ? this.schema.getPossibleTypes(type) : [];
  }

  private select(type: ReturnType<typeof getNamedType>, depth: number): string {
    if (!isCompositeType(type)) return '';
    if (isObjectType(type)) return ` { __typename ${this.open(type, depth)} }`;
    return ` { __typename ${this.membersOf(type).map((member) => `... on ${member.name} { ${this.open(member, depth) || '__typename'} }`).join(' ')} }`;
  }

  private open(type: GraphQLObjectType, depth: number): string {
    const full = !this.opened.has(type.name) && this.depths.get(type.name) === depth;
    if (full) this.opened.add(type.name);
    return Object.values(type.getFields()).map((field) => this.write(type, field, depth, full)).filter(Boolean).join(' ');
  }

  private write(parent: GraphQLObjectType, field: Field, depth: number, full: boolean): string {
    const type = getNamedType(field.type);
    if (isLeafType(type)) return this.note(parent, field, `${field.name}${this.argumentsOf(field)}`);
    if (depth >= this.deepest || (!full && !isConnection(parent))) return '';
    const before = this.variables.length;
    const given = this.argumentsOf(field);
    const selection = this.select(type, depth + 1);
    if (selection === ' { __typename  }') return this.forget(before);
    return this.note(parent, field, `${field.name}${given}${selection}`);
  }

  private note(parent: GraphQLObjectType, field: Field, text: string): string {
    this.fields.add(`${parent.name}.${field.name}`);
    return text;
  }

  private forget(before: number): string {
    for (const declaration of this.variables.splice(before)) delete this.inner[declaration.slice(1, declaration.indexOf(':'))];
    return '';
  }

  /** Ids and cursors become variables; the result of a mutation is asked for once, so there they are left out. */
  private argumentsOf(field: Field): string {
    const given = field.args.map((argument) => this.argument(argument)).filter((text) => text !== null);
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private argument({ name, type, defaultValue }: GraphQLArgument): string | null {
    if (name === 'first') return `first: ${innerPage}`;
    if (this.kind === 'query') {
      const value = this.valueOf(name, type);
      if (value !== null) return `${name}: ${value}`;
    }
    if (isNonNullType(type) && defaultValue === undefined) throw new Error(`The argument ${name} is needed; teach the generator what to give.`);
    return null;
  }

  private valueOf(name: string, type: GraphQLInputType): string | null {
    const named = getNamedType(type);
    if (isInputObjectType(named)) {
      const inside = Object.values(named.getFields()).map((field) => [field.name, this.valueOf(field.name, field.type)] as const).filter(([, value]) => value !== null);
      return inside.length > 0 ? `{ ${inside.map(([key, value]) => `${key}: ${value}`).join(', ')} }` : null;
    }
    if (isEnumType(named) || isListType(getNullableType(type)) || !(named.name === 'ID' || name === 'after')) return null;
    const variable = `inner${this.variables.length}`;
    this.variables.push(`$${variable}: ${named.name}`);
    this.inner[variable] = name;
    return `$${variable}`;
  }
}

/** Every `Type.field` of what can be asked for. */
export function fieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}

/** The arguments of an operation that hold ids or cursors, as `input.actionId`; lists as their name alone. */
export function idArgumentsOf(schema: GraphQLSchema, kind: 'query' | 'mutation', name: string): string[] {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const within = (type: GraphQLInputType, spot: string, leaf: string): string[] => {
    const named = getNamedType(type);
    if (isInputObjectType(named)) return Object.values(named.getFields()).flatMap((field) => within(field.type, `${spot}.${field.name}`, field.name));
    return named.name === 'ID' || leaf === 'after' ? [spot] : [];
  };
  return (root?.getFields()[name]?.args ?? []).flatMap((argument) => within(argument.type, argument.name, argument.name));
}
