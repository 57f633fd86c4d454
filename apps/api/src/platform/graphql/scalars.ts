/** The scalars of the contract: a calendar date, an instant, the value of a fact, and a document of its own format. */
import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import type { FactValue } from '@waymark/rules';

const refuse = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** True for a real day between 1900 and 2999, written as 2026-11-30. */
export function isCalendarDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(19|2\d)\d\d-\d\d-\d\d$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

function readDate(value: unknown): string {
  if (isCalendarDate(value)) return value;
  throw refuse('A date is written as 2026-11-30.');
}

@Scalar('Date')
export class DateScalar implements CustomScalar<string, string> {
  description = 'A calendar date such as 2026-11-30, in Europe/London.';
  serialize(value: unknown): string {
    return String(value);
  }
  parseValue(value: unknown): string {
    return readDate(value);
  }
  parseLiteral(node: ValueNode): string {
    return readDate(node.kind === Kind.STRING ? node.value : null);
  }
}

@Scalar('DateTime')
export class DateTimeScalar implements CustomScalar<string, string> {
  description = 'An instant such as 2026-11-22T09:30:00.000Z.';
  serialize(value: unknown): string {
    return value instanceof Date ? value.toISOString() : String(value);
  }
  parseValue(value: unknown): string {
    if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return new Date(value).toISOString();
    throw refuse('An instant is written as 2026-11-22T09:30:00.000Z.');
  }
  parseLiteral(node: ValueNode): string {
    return this.parseValue(node.kind === Kind.STRING ? node.value : null);
  }
}

@Scalar('FactValue')
export class FactValueScalar implements CustomScalar<FactValue, FactValue> {
  description = 'The value of a fact: text, a number, true or false, a list of these, or null when it is not known.';
  serialize(value: unknown): FactValue {
    return value as FactValue;
  }
  parseValue(): never {
    throw refuse('A fact is read, not written.');
  }
  parseLiteral(): never {
    throw refuse('A fact is read, not written.');
  }
}

/** Only for what has a format and a reader of its own, such as a rule set; anything else has fields. */
@Scalar('JSON')
export class JsonScalar implements CustomScalar<unknown, unknown> {
  description = 'A JSON document whose format is described elsewhere: a rule set, the facts of an action.';
  serialize(value: unknown): unknown {
    return value;
  }
  parseValue(value: unknown): unknown {
    return value;
  }
  parseLiteral(node: ValueNode, variables?: Record<string, unknown> | null): unknown {
    return valueFromASTUntyped(node, variables);
  }
}

/** What `printSchema` and the module register. */
export const scalars = [DateScalar, DateTimeScalar, FactValueScalar, JsonScalar];
