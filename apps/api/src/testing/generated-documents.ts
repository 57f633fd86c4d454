/** Documents made from the schema: one operation, a random selection of what it answers, arguments as variables. */
import fc from 'fast-check';
import {
  getNamedType, isEnumType, isInterfaceType, isLeafType, isNonNullType, isObjectType, isUnionType,
  type GraphQLField, type GraphQLInputType, type GraphQLNamedType,
} from 'graphql';
import { hostileValue, type Choose, type Known } from './hostile-values.ts';

export interface GeneratedRequest {
  operation: string;
  query: string;
  variables: Record<string, unknown>;
}

/** Deep enough for every part of the schema, shallow enough that most documents keep to the limits. */
const deepest = 6;

export function generateRequest(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, choose: Choose, known: Known): GeneratedRequest {
  const writer = new Writer(choose, known);
  const body = writer.field(field, 0);
  const declared = writer.declared.length > 0 ? `(${writer.declared.join(', ')})` : '';
  return { operation: field.name, query: `${kind} ${choose(fc.constantFrom('', 'Q '))}${declared} { ${body} }`, variables: writer.variables };
}

class Writer {
  readonly variables: Record<string, unknown> = {};
  readonly declared: string[] = [];

  constructor(
    private readonly choose: Choose,
    private readonly known: Known,
  ) {}

  field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.flatMap((argument) => {
      if (!isNonNullType(argument.type) && this.choose(fc.nat(2)) > 0) return [];
      return [`${argument.name}: ${this.argument(argument.type)}`];
    });
    const alias = this.choose(fc.nat(29)) === 0 ? `a${this.declared.length}: ` : '';
    return `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${this.selection(getNamedType(field.type), depth)}`;
  }

  private argument(type: GraphQLInputType): string {
    const value = hostileValue(type, this.choose, this.known);
    const inner = getNamedType(type);
    // Now and then a literal, where one can be written down simply.
    if (this.choose(fc.nat(9)) === 0 && (typeof value === 'string' || typeof value === 'number') && isLeafType(inner)) {
      return isEnumType(inner) && typeof value === 'string' && /^[A-Z_]+$/.test(value) ? value : JSON.stringify(value);
    }
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: ${String(type)}`);
    if (value !== null || this.choose(fc.boolean())) this.variables[name] = value;
    return `$${name}`;
  }

  private selection(type: GraphQLNamedType, depth: number): string {
    if (isLeafType(type)) return '';
    if (isUnionType(type)) {
      const members = type.getTypes().filter(() => this.choose(fc.nat(3)) > 0);
      return `{ __typename ${members.map((member) => `... on ${member.name} ${this.selection(member, depth)}`).join(' ')} }`;
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return '';
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)) && this.choose(fc.nat(2)) === 0);
    const branches = depth >= deepest ? [] : fields.filter((field) => !isLeafType(getNamedType(field.type))).filter(() => this.choose(fc.nat(depth + 1)) === 0).slice(0, 3);
    const parts = [...leaves, ...branches].map((field) => this.field(field, depth + 1));
    const directive = this.choose(fc.nat(39)) === 0 ? ' ... @include(if: false) { __typename }' : '';
    return `{ ${['__typename', ...parts].join(' ')}${directive} }`;
  }
}
