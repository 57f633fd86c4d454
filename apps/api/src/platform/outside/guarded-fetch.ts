/**
 * The only way out to an address that an administrator of a service has typed (an identity provider, the receiver of a
 * webhook): https, public addresses, the very address that was checked, no redirect, a time and a size. As `fetch`.
 */
import { lookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export type OutsideFault = 'notHttps' | 'notPublic' | 'unreachable' | 'redirect' | 'tooLarge';

/** Why nothing came back; the code says no more of the other machine than its administrator may know. */
export class OutsideRefused extends Error {
  constructor(readonly fault: OutsideFault) {
    super(`The other machine was not asked or did not answer: ${fault}.`);
    this.name = 'OutsideRefused';
  }
}

export interface OutsideOptions {
  /** Development and tests: any address, and plain http. */
  anyAddress: boolean;
  timeoutMs?: number;
}

export interface OutsideRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | null;
  signal?: AbortSignal | undefined;
}

/** A discovery document has a few KB, the keys of the largest providers some 20 KB. */
export const longestAnswer = 256 * 1024;
const defaultTimeout = 5_000;

/** What is wrong with an address by itself; null when nothing is. Where its name leads is asked when it is called. */
export function addressFault(address: string, anyAddress: boolean): Extract<OutsideFault, 'notHttps' | 'notPublic'> | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.username !== '' || url.password !== '' || !(url.protocol === 'https:' || (anyAddress && url.protocol === 'http:'))) return 'notHttps';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // No name is looked up for an address, so it is checked here.
  return !anyAddress && isIP(host) !== 0 && !isPublicAddress(host) ? 'notPublic' : null;
}

/** @throws OutsideRefused */
export async function guardedFetch(address: string, request: OutsideRequest, { anyAddress, timeoutMs = defaultTimeout }: OutsideOptions): Promise<Response> {
  const fault = addressFault(address, anyAddress);
  if (fault) throw new OutsideRefused(fault);
  const limit = AbortSignal.timeout(timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit;
  try {
    return await send(new URL(address), request, signal, anyAddress);
  } catch (error) {
    throw error instanceof OutsideRefused ? error : new OutsideRefused('unreachable');
  }
}

function send(url: URL, { method = 'GET', headers = {}, body }: OutsideRequest, signal: AbortSignal, anyAddress: boolean): Promise<Response> {
  return new Promise((resolve, reject) => {
    const module = url.protocol === 'https:' ? https : http;
    const length = body == null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const refuse = (fault: OutsideFault): void => {
      reject(new OutsideRefused(fault));
      request.destroy();
    };
    const request = module.request(
      url,
      { method, headers: { ...headers, ...length }, signal, agent: false, ...(anyAddress ? {} : { lookup: publicLookup }) },
      (answer) => {
        const status = answer.statusCode ?? 0;
        if (status >= 300 && status < 400) return refuse('redirect');
        const parts: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > longestAnswer) refuse('tooLarge');
          else parts.push(part);
        });
        answer.on('error', reject);
        answer.on('end', () => {
          try {
            const fields = Object.entries(answer.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]]));
            resolve(new Response([204, 205].includes(status) ? null : Buffer.concat(parts), { status, headers: fields }));
          } catch {
            // A status or header that no answer can have.
            refuse('unreachable');
          }
        });
      },
    );
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

/** Node connects to what this returns: between check and connection no other address can slip in. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error || !first) return callback(error ?? new OutsideRefused('unreachable'), '', 0);
    if (!found.every(({ address }) => isPublicAddress(address))) return callback(new OutsideRefused('notPublic'), '', 0);
    if (options.all) return callback(null, found);
    callback(null, first.address, first.family);
  });
};
