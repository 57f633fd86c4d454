/** Each operation as a request, in every way of putting an id of another service where one's own belongs. */
import { v7 as newId } from 'uuid';
import { randomBytes } from 'node:crypto';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { providerKey } from '../../features/identity-providers/provider-key.ts';
import { newInvitationToken } from '../../features/invitations/invitation-token.ts';
import { newTenantSecret, permissions, type Operation } from '../../platform/auth/index.ts';
import { toCursor } from '../../platform/graphql/index.ts';
import { ownSite } from '../test-app.ts';
import type { Sent } from './answers.ts';
import { emailOf, idIn, mayCall, type Caller } from './callers.ts';
import { documentOf } from './graphql-documents.ts';
import { graphqlCalls } from './graphql-calls.ts';
import { fill, optionalId, placesIn, spotName, type Place, type Spotted } from './places.ts';
import { restCalls, type RestCall } from './rest-calls.ts';

/** The header is a place like any other: it names the service of the request. */
const header = optionalId('slug');
const headerSpot = 'service of the request';

export interface Call {
  operation: Operation;
  kind: 'query' | 'mutation' | 'rest';
  source: string | null;
  /** Variables, or what goes into address and body. */
  sample: Readonly<Record<string, unknown>>;
  spots: readonly Spotted[];
}

/** Every operation of the table, in an order in which none takes from a later one what it needs. */
export function callsOf(schema: GraphQLSchema): Call[] {
  const kindOf = (name: string) => (schema.getQueryType()?.getFields()[name] ? 'query' : 'mutation');
  const graphql = Object.entries(graphqlCalls).map(([name, sample]): Call => {
    const kind = kindOf(name);
    const { source, inner } = documentOf(schema, kind, name);
    const whole = { ...sample, ...Object.fromEntries(Object.entries(inner).map(([variable, called]) => [variable, optionalId(called)])) };
    return { operation: name as Operation, kind, source, sample: whole, spots: placesIn(whole) };
  });
  const rest = Object.entries(restCalls).map(([name, { address = {}, json = null }]): Call => {
    const sample = { address, json };
    return { operation: name as Operation, kind: 'rest', source: null, sample, spots: placesIn(sample) };
  });
  return [...graphql, ...rest];
}

export const schemaFrom = (text: string): GraphQLSchema => buildSchema(text);

/** Whose id stands where: by the name of a spot; their own where nothing is said. */
export type Choice = Readonly<Record<string, 'theirs' | 'random'>>;

export interface Filled {
  sent: Sent;
  /** The values that are not the caller's own, as sent. */
  strange: string[];
}

/** A value of the same shape that stands for nothing anywhere. */
function randomOf(kind: string): string {
  if (kind === 'slug') return `isolation-${randomBytes(4).toString('hex')}`;
  if (kind === 'cursorOfSlug') return toCursor(randomOf('slug'));
  if (kind.startsWith('cursor') || kind === 'after') return toCursor(newId());
  if (kind === 'providerKey') return providerKey(newId(), newId());
  if (kind === 'calendarToken') return newTenantSecret(newId());
  return kind === 'invitationSecret' ? newInvitationToken(newId()) : newId();
}

function strangeValue(kind: string, whose: 'theirs' | 'random', caller: Caller): string {
  if (whose === 'random') return randomOf(kind);
  // The secret itself opens their invitation, to whoever has it: what is tried is a guess at one.
  if (kind === 'invitationSecret') return newInvitationToken(caller.theirs.id);
  // The address of a provider is public, as whoever signs in by it needs it: what is tried is a guess at one of theirs.
  if (kind === 'providerKey') return providerKey(caller.theirs.id, newId());
  if (kind === 'calendarToken') return newTenantSecret(caller.theirs.id);
  // What is the same in every service stands for a row of theirs all the same.
  if (kind === 'finding' || kind === 'draftPath') return caller.theirs.ids['action']!;
  return idIn(caller.theirs, kind, caller);
}

export function fillCall({ operation, kind, source, sample }: Call, caller: Caller, credentials: Readonly<Record<string, string>>, choice: Choice): Filled {
  const strange: string[] = [];
  const valueAt = (place: Place, spot: readonly (string | number)[] | string): string | undefined => {
    const whose = choice[typeof spot === 'string' ? spot : spotName(spot)];
    if (whose === undefined) return place.optional ? undefined : idIn(caller.own, place.kind, caller);
    const value = strangeValue(place.kind, whose, caller);
    strange.push(value);
    return value;
  };
  const factOf = (name: string): unknown => (name === 'email' ? emailOf(caller) : caller.own.facts[name]);
  const service = valueAt(header, headerSpot) ?? caller.own.slug;
  const filled = fill(sample, valueAt, factOf) as { address: Record<string, string>; json: unknown };
  const headers = { ...ownSite, ...credentials, 'x-waymark-service': service };
  if (kind !== 'rest') {
    return { strange, sent: { method: 'POST', path: '/graphql', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ query: source, variables: filled }) } };
  }
  const { text, headers: more }: RestCall = restCalls[operation] ?? {};
  const [method = 'GET', path = '/'] = permissions[operation].rest?.split(' ') ?? [];
  const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(filled.address[name] ?? ''));
  const json = filled.json === null ? undefined : JSON.stringify(filled.json);
  const body = text ?? json;
  const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' };
  return { strange, sent: { method, path: address, headers: { ...headers, ...type, ...more }, ...(body === undefined ? {} : { body }) } };
}

/** Sets of spots that are filled with strange ids at once: each alone, all together, and the service of the request. */
function setsOf({ spots, operation }: Call, caller: Caller): string[][] {
  const atHome = caller.alsoAtHome === caller.theirs;
  const names = spots.filter(({ place }) => !atHome || place.kind !== 'slug').map(({ spot }) => spotName(spot));
  const all = names.length > 0 ? [names] : [];
  // Who is refused before any id is read is refused alike for each of them.
  const single = names.length > 1 && mayCall(operation, caller) ? names.map((name) => [name]) : [];
  // What is open to anyone belongs to no service and reads no such header.
  const head = atHome || permissions[operation].access === 'anyone' ? [] : [[headerSpot], ...all.map((list) => [headerSpot, ...list])];
  return [...single, ...all, ...head];
}

/** Each pair asks the same twice, with an id of the other service and with one of nobody. */
export function choicesOf(call: Call, caller: Caller): { name: string; theirs: Choice; random: Choice }[] {
  const choose = (names: readonly string[], whose: 'theirs' | 'random'): Choice => Object.fromEntries(names.map((name) => [name, whose]));
  return setsOf(call, caller).map((names) => ({ name: `${call.operation} with ${names.join(' and ')}`, theirs: choose(names, 'theirs'), random: choose(names, 'random') }));
}

/** Every id of the call strange; the service of the request where the call has no id of its own; null where it has neither. */
export function strangestOf(call: Call, caller: Caller): Choice | null {
  const choices = choicesOf(call, caller);
  return choices.find(({ theirs }) => Object.keys(theirs).length === call.spots.length && !(headerSpot in theirs))?.theirs ?? choices.at(-1)?.theirs ?? null;
}
