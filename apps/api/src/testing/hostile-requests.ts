/** Requests to the REST routes that no page would send: bodies, headers, addresses and forms of every wrong kind. */
import fc from 'fast-check';
import { anyJson, hostileText, type Choose, type Known } from './hostile-values.ts';

export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

/** Names that the routes read; a body has some of them. */
const names = ['email', 'password', 'token', 'code', 'name', 'scope', 'days', 'roles', 'id', 'currentPassword', 'newPassword', 'current', 'response', 'recovery', 'language', 'secret', 'text', 'label', '__proto__', 'constructor', 'toString'];
const segments = ['%00', '%ff', '..%2f..%2fetc%2fpasswd', '%E0%A4%A', '.', '..', '%2e%2e', 'x'.repeat(3_000), '__proto__', 'constructor', '018F0000-0000-7000-8000-00000000FFFF', "'", '%27%20or%201=1', '%F0%9F%98%80', '*', '(', ':id', '-1', '1e9'];
const headerValues = ['', ' ', '*', 'null', '__proto__', 'a'.repeat(2_000), '\u00ff\u00fe', '%00', '%E0%A4%A', '%ED%A0%80', '../x.pdf', 'plan.docx', 'a%00b.pdf', '%E2%80%AEfdp.exe', '-1', '1e400', 'x, y', '"'];
const types = ['application/json', 'application/json', 'application/json; charset=utf-16', 'application/json; charset=x', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=x', 'application/octet-stream', 'x', '/', ''];

const inHeader = (text: string): string => text.replace(/[^\x20-\x7e\x80-\xff]/g, '').trim();

/** @param rest method and path as in the table of permissions */
export function generateHostileRequest(rest: string, choose: Choose, known: Known): HostileRequest {
  const [method = 'GET', template = '/'] = rest.split(' ');
  const segment = (): string => (known.ids.length > 0 && choose(fc.boolean()) ? choose(fc.constantFrom(...known.ids)) : choose(fc.oneof(fc.constantFrom(...segments), hostileText.filter((text) => !/\p{Surrogate}/u.test(text) && text.length < 500).map(encodeURIComponent))));
  const query = choose(fc.nat(4)) === 0 ? `?${choose(fc.constantFrom('a[]=1&a[b]=2', '__proto__[x]=1', 'x=%00', 'x='.repeat(200), '%', 'from=9999999-01-01&to=x', 'after=x&first=-1'))}` : '';
  const headers: Record<string, string> = {};
  for (const name of ['accept', 'x-file-name', 'x-no-child-named', 'accept-language', 'range', 'if-none-match', 'if-modified-since', 'user-agent', 'x-request-id']) {
    if (choose(fc.nat(name === 'x-file-name' ? 1 : 7)) === 0) headers[name] = inHeader(choose(fc.oneof(fc.constantFrom(...headerValues), hostileText)).slice(0, 3_000));
  }
  return { method, path: template.replace(/:\w+/g, segment) + query, headers, ...(method === 'GET' ? {} : bodyFor(headers, choose)) };
}

function bodyFor(headers: Record<string, string>, choose: Choose): { body?: string | Buffer } {
  const type = choose(fc.constantFrom(...types));
  if (type !== '') headers['content-type'] = type;
  const form = choose(fc.nat(19));
  if (form === 0) return {};
  if (form === 1) return { body: choose(fc.constantFrom('', '{', '[', 'null', '"x"', '0', '\ufeff{}', '{"a":1}}', '['.repeat(9_000), `{"email":"${'x'.repeat(30_000)}"}`, '{"email":"a","email":["b"]}')) };
  if (form === 2) return { body: Buffer.from(choose(fc.uint8Array({ maxLength: 200 }))) };
  if (form < 7 || type.startsWith('multipart')) {
    headers['content-type'] = choose(fc.nat(5)) === 0 ? type || 'x' : 'multipart/form-data; boundary=x';
    return { body: multipart(choose) };
  }
  if (choose(fc.nat(3)) > 0) headers['content-type'] = 'application/json';
  const pairs = names.filter(() => choose(fc.nat(2)) === 0).map((name) => `${JSON.stringify(name)}:${JSON.stringify(choose(anyJson))}`);
  return { body: `{${pairs.join(',')}}` };
}

const partHeads = [
  'content-disposition: form-data; name="file"; filename="plan.docx"', 'content-disposition: form-data; name="file"; filename="\u202e.csv"', 'content-disposition: form-data; name="file"; filename=""', 'content-disposition: form-data; name="file"; filename="a\0b.csv"', 'content-disposition: form-data; name="text"',
  'content-disposition: form-data; name="__proto__"', 'content-disposition: form-data; name="a[b][c]"', 'content-disposition: form-data', 'content-disposition: x', 'x', 'content-disposition: form-data; name="file"; filename*=utf-8\'\'%00%ff', 'content-disposition: form-data; name="constructor"', `content-disposition: form-data; name="${'a'.repeat(2_000)}"`,
];
const contents = ['', 'Action,Owner,Deadline\r\nReview,Head,Sept 16\r\n', '\0\0\0', 'PK\u0003\u0004', 'PK\u0005\u0006' + '\0'.repeat(18), '%PDF-1.7', 'Action\tOwner\n'.repeat(300), '"', '"a,b\n', ',\n'.repeat(500), '\ufeff', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'];

function multipart(choose: Choose): string {
  const parts = Array.from({ length: choose(fc.constantFrom(0, 1, 1, 2, 8)) }, () => `--x\r\n${choose(fc.constantFrom(...partHeads))}\r\n\r\n${choose(fc.oneof(fc.constantFrom(...contents), hostileText))}\r\n`);
  return parts.join('') + choose(fc.constantFrom('--x--\r\n', '--x--\r\n', '--x', ''));
}
