/** What a message is: to whom, about what, in codes and numbers. Sentences are made where it is read (wording.ts). */
export const messageKinds = ['escalation', 'digest'] as const;
export type MessageKind = (typeof messageKinds)[number];

export type MessageSubject = 'action' | 'plan' | 'service';
export type Channel = 'inbox' | 'email' | 'webhook';
/** How e-mail follows: by itself, counted in the next digest, or not at all. */
export const emailFrequencies = ['atOnce', 'digest', 'never'] as const;
export type EmailFrequency = (typeof emailFrequencies)[number];

export type MessageParameters = Readonly<Record<string, string | number | null>>;

export interface NewMessage {
  /** The account. */
  recipientId: string;
  kind: MessageKind;
  subjectKind: MessageSubject;
  /** Of a service: its own id. */
  subjectId: string;
  /** Codes, numbers, and titles; no prose of the plan. See `wording.ts` for those that each kind speaks of. */
  parameters: MessageParameters;
  /** What happened once is told once: a second message of the service with this key is not written. */
  dedupeKey: string;
  /** Nobody is told before this instant; for quiet hours. */
  notBefore?: string;
}

/** What holds for who has said nothing: a person wants to hear of both. */
export const defaultFrequency: Readonly<Record<MessageKind, EmailFrequency>> = { escalation: 'atOnce', digest: 'atOnce' };

/** What can be chosen: a digest cannot wait for the digest. */
export const frequenciesOf = (kind: MessageKind): readonly EmailFrequency[] => (kind === 'digest' ? ['atOnce', 'never'] : emailFrequencies);

const longestTitle = 200;
const mostParameters = 20;

/** @throws Error for a message that could carry prose, or nothing at all */
export function checkMessage({ parameters, dedupeKey }: NewMessage): void {
  const entries = Object.entries(parameters);
  if (entries.length > mostParameters) throw new Error(`A message has ${mostParameters} parameters at most.`);
  for (const [name, value] of entries) {
    if (!/^[a-zA-Z]{1,40}$/.test(name)) throw new Error(`A parameter of a message is named by letters, not "${name}".`);
    if (typeof value === 'string' && (value.length > longestTitle || value.includes('\0'))) throw new Error(`The parameter ${name} is a code or a title of up to ${longestTitle} characters.`);
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`The parameter ${name} is not a number that can be told.`);
  }
  if (dedupeKey === '' || dedupeKey.length > 200) throw new Error('A message has a key of 1 to 200 characters that tells it from others.');
}
