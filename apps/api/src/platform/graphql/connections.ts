/** Relay-style pages: at most 100 items, opaque cursors. */
import { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';

/** More than this is never sent in one page. */
export const LARGEST_PAGE = 100;

@ObjectType()
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  readonly edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** Declares `<Name>Edge` and `<Name>Connection` of an object type; call it once per type. */
export function connectionOf<T>(node: () => Type<T>, name: string): Type<Connection<T>> {
  @ObjectType(`${name}Edge`)
  class EdgeType implements Edge<T> {
    @Field(() => String) cursor!: string;
    @Field(node) node!: T;
  }
  @ObjectType(`${name}Connection`)
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType]) edges!: EdgeType[];
    @Field(() => [node()]) nodes!: T[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int) totalCount!: number;
  }
  return ConnectionType;
}

/** Declares the arguments `first` (with its default) and `after`. */
export function pageArguments(first: number): Type<PageRequest> {
  @ArgsType()
  class PageArguments implements PageRequest {
    @Field(() => Int, { nullable: true, defaultValue: first }) first!: number;
    @Field(() => String, { nullable: true }) after?: string;
  }
  return PageArguments;
}

export interface PageRequest {
  first?: number | null;
  after?: string | null;
}

/** The number of items asked for. @throws BAD_USER_INPUT below 1 or above 100. */
export function pageSize(request: PageRequest, usual: number): number {
  const first = request.first ?? usual;
  if (first < 1 || first > LARGEST_PAGE) {
    throw new GraphQLError(`Ask for between 1 and ${LARGEST_PAGE} items.`, { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return first;
}

/** Turns a place in a list into a cursor that says nothing to the reader. */
export function toCursor(place: string | number): string {
  return Buffer.from(`at:${place}`, 'utf8').toString('base64url');
}

/** The place that a cursor stands for, or null without one. @throws BAD_USER_INPUT when it is none of ours. */
export function fromCursor(cursor: string | null | undefined): string | null {
  if (cursor == null) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith('at:') || text.length > 200 || text.includes('\0')) {
    throw new GraphQLError('That cursor does not belong to this list. Start again from the first page.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return text.slice(3);
}

/** As `fromCursor`, for lists whose places are whole numbers from 0. */
export function fromNumericCursor(cursor: string | null | undefined): number | null {
  const place = fromCursor(cursor);
  if (place === null) return null;
  if (!/^\d{1,9}$/.test(place)) return Number.NaN;
  return Number(place);
}

/**
 * A page out of rows that were read with one row to spare.
 * @param rows up to `size + 1` items: the spare one only says that there is a next page
 */
export function toConnection<T>(rows: readonly T[], size: number, totalCount: number, placeOf: (item: T) => string | number): Connection<T> {
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return {
    // Most readers take the nodes: a cursor for each is made only for those who ask.
    get edges() {
      return nodes.map((node) => ({ cursor: toCursor(placeOf(node)), node }));
    },
    nodes,
    pageInfo: { hasNextPage: rows.length > size, endCursor: last === undefined ? null : toCursor(placeOf(last)) },
    totalCount,
  };
}

/** A page out of a whole list held in memory; a cursor of an item that has left the list gives an empty page. */
export function pageOfList<T>(items: readonly T[], request: PageRequest, usual: number, placeOf: (item: T) => string | number): Connection<T> {
  const size = pageSize(request, usual);
  const after = fromCursor(request.after);
  let start = 0;
  if (after !== null) {
    const index = items.findIndex((item) => String(placeOf(item)) === after);
    start = index < 0 ? items.length : index + 1;
  }
  return toConnection(items.slice(start, start + size + 1), size, items.length, placeOf);
}
