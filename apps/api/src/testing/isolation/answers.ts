/** Requests whose answers are kept to the byte, and what in those bytes belongs to whom. */
import { Agent, request } from 'node:http';
import { unzipSync } from 'fflate';

export interface Sent {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: readonly string[];
  body: Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export function send(url: string, { method, path, headers, body }: Sent): Promise<Answer> {
  return new Promise((answered, failed) => {
    const sending = request(url + path, { method, agent, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', failed);
      response.on('end', () => answered({ status: response.statusCode ?? 0, headers: [response.statusMessage ?? '', ...response.rawHeaders], body: Buffer.concat(parts) }));
    });
    sending.on('error', failed);
    sending.end(body);
  });
}

/** Everything that the caller receives, as text: packed files unpacked, cursors read. */
export function readable({ status, headers, body }: Answer): string {
  const zipped = body.subarray(0, 4).equals(Buffer.from('PK\x03\x04'));
  const text = zipped ? Object.entries(unzipSync(body)).map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('utf8')}`).join('\n') : body.toString('utf8');
  const cursors = [...text.matchAll(/"(YXQ6[A-Za-z0-9_-]+)"/g)].map(([, cursor]) => Buffer.from(cursor ?? '', 'base64url').toString('utf8'));
  return [status, ...headers, text, ...cursors].join('\n');
}

/** Headers that differ from one answer to the next, and say nothing of what was asked for. */
const passing = new Set(['date', 'x-request-id', 'set-cookie', 'content-length', 'etag', 'keep-alive', 'connection']);

/** Random by design: a correlation id, a secret just made, the challenge of a key. */
const madeAnew = /"(?:correlationId|secret|challenge)":"[^"]*"|secret=\w+/g;

/** The answer with what was sent, and what differs in any two answers, taken out. */
export function comparable({ status, headers, body }: Answer, sent: readonly string[]): string {
  const [message, ...rest] = headers;
  const kept = rest.filter((_, index) => !passing.has((rest[index - (index % 2)] ?? '').toLowerCase()));
  const text = [status, message, ...kept, body.toString('utf8')].join('\n').replace(madeAnew, '(made anew)');
  return without(text, sent);
}

export function without(text: string, sent: readonly string[]): string {
  return sent.reduce((rest, value) => rest.replaceAll(value, '(the id)').replaceAll(encodeURIComponent(value), '(the id)'), text);
}

const marks = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|isolation-[0-9a-f]{8}/gi;

/** The ids and slugs in a text that belong to services the reader is not of. */
export function strangersIn(text: string, ownerOf: ReadonlyMap<string, string>, own: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const [mark] of text.matchAll(marks)) {
    const lower = mark.toLowerCase();
    const owner = lower.startsWith('isolation-') ? lower : ownerOf.get(lower);
    if (owner !== undefined && !own.has(owner)) found.add(`${mark} of ${owner}`);
  }
  return [...found];
}
