/** Types that every feature's answers share: text in two languages, and refusals as data. */
import { Field, ID, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { FactValueScalar } from './scalars.ts';
import type { FactValue } from '@waymark/rules';

@InterfaceType()
export abstract class Node {
  @Field(() => ID) id!: string;
}

@ObjectType({ description: 'Words in both languages of the service.' })
export class LocalisedText {
  @Field(() => String) en!: string;
  @Field(() => String) cy!: string;
}

@ObjectType()
export class Parameter {
  @Field(() => String) name!: string;
  @Field(() => FactValueScalar, { nullable: true }) value!: FactValue;
}

@ObjectType({ description: "Why something was not done: a code with its parameters; the reader's language makes the sentence." })
export class Reason {
  @Field(() => String) code!: string;
  @Field(() => [Parameter]) parameters!: Parameter[];
}

@ObjectType()
export class Refused {
  @Field(() => [Reason]) reasons: Reason[];
  constructor(...reasons: Reason[]) {
    this.reasons = reasons;
  }
}

@ObjectType({ description: 'There is no such thing, or it is not yours to see: the two are not told apart.' })
export class NotFound {
  @Field(() => ID) id: string;
  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'Somebody changed it first.' })
export class Conflict {
  @Field(() => Int) currentVersion: number;
  constructor(currentVersion: number) {
    this.currentVersion = currentVersion;
  }
}

/** A record of codes and numbers as the list of named parameters that the contract carries. */
export function parametersOf(record: Readonly<Record<string, FactValue | undefined>>): Parameter[] {
  return Object.entries(record).map(([name, value]) => ({ name, value: value ?? null }));
}

/** One reason, for `new Refused(reason('urlNotHttp'))`. */
export function reason(code: string, parameters: Readonly<Record<string, FactValue | undefined>> = {}): Reason {
  return { code, parameters: parametersOf(parameters) };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A text that is no UUID names nothing: it is answered as NotFound, never sent to the database. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
