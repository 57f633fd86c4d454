/** People who go on working while everything is killed, and the ledger of what they were told is written. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { password, type Service } from './installation.ts';

export interface Ledger {
  /** Titles of evidence, by the id of the service. */
  evidence: Map<string, Set<string>>;
  /** Actions whose escalation was acknowledged. */
  acknowledged: Map<string, Set<string>>;
  /** Milliseconds of each acknowledged write. */
  durations: number[];
  /** No answer, or none that says it is written. */
  unanswered: number;
  /** Answers that no outage explains. */
  refused: string[];
}

const addEvidence = 'mutation ($input: AddEvidenceInput!) { answer: addEvidence(input: $input) { __typename } }';
const acknowledge = 'mutation ($input: AcknowledgeEscalationInput!) { answer: acknowledgeEscalation(input: $input) { __typename } }';
/** Every so many writes one is the answer to an escalation, on the very rows that the due pass locks. */
const everyFifth = 5;

export const newLedger = (): Ledger => ({ evidence: new Map(), acknowledged: new Map(), durations: [], unanswered: 0, refused: [] });
export const writesOf = ({ evidence, acknowledged }: Ledger): number => [...evidence.values(), ...acknowledged.values()].reduce((sum, set) => sum + set.size, 0);

/** Signs in; answers the session's cookie. */
export async function signIn(url: string, { slug }: Pick<Service, 'slug'>): Promise<string> {
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, body: JSON.stringify({ email: `planManager@${slug}.test`, password }) });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`Signing in to ${slug} was answered with ${answer.status}.`);
  return cookie;
}

export interface Answer {
  typename: string | null;
  errors: string;
}

/** null: nobody answered, or not to the end. */
export async function send(url: string, cookie: string, { slug }: Pick<Service, 'slug'>, query: string, input: object): Promise<Answer | null> {
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie, 'x-waymark-service': slug }, body: JSON.stringify({ query, variables: { input } }), signal: AbortSignal.timeout(20_000),
    });
    const { data, errors } = (await answer.json()) as { data?: { answer?: { __typename: string } | null } | null; errors?: { extensions?: { code?: string } }[] };
    return { typename: data?.answer?.__typename ?? null, errors: (errors ?? []).map(({ extensions }) => extensions?.code ?? 'none').join() };
  } catch {
    return null;
  }
}

export const evidenceFor = (service: Service, number: number, prefix: string): { title: string; input: object } => {
  const title = `${prefix} ${number}`;
  return { title, input: { actionId: service.written[number % service.written.length], title, datedOn: '2026-01-05' } };
};
export const addEvidenceQuery = addEvidence;
export const acknowledgeQuery = acknowledge;

/** One person of a service who writes until told to stop. */
export async function write(url: string, service: Service, ledger: Ledger, { stopped, pauseMilliseconds, random }: { stopped: () => boolean; pauseMilliseconds: number; random: () => number }): Promise<void> {
  const cookie = await signIn(url, service);
  const [titles, answered] = [new Set<string>(), new Set<string>()];
  ledger.evidence.set(service.id, titles);
  ledger.acknowledged.set(service.id, answered);
  for (let number = 0; !stopped(); number += 1) {
    const began = performance.now();
    const actionId = service.overdue[Math.floor(random() * service.overdue.length)]!;
    const { title, input } = evidenceFor(service, number, 'Written');
    const answers = number % everyFifth === 0;
    const answer = answers ? await send(url, cookie, service, acknowledge, { actionId }) : await send(url, cookie, service, addEvidence, input);
    if (answer?.typename === 'Action' && !answers) titles.add(title);
    else if (answer?.typename === 'Escalation' && answers) answered.add(actionId);
    // Not raised yet: the pass has not come to it.
    else if (answer?.typename === 'Refused' && answers) continue;
    else if (answer === null || answer.errors === 'INTERNAL' || answer.errors === 'UNAVAILABLE') ledger.unanswered += 1;
    else ledger.refused.push(answer.errors || String(answer.typename));
    if (answer?.typename && answer.typename !== 'Refused') ledger.durations.push(performance.now() - began);
    await wait(answer === null ? 200 : pauseMilliseconds);
  }
}
