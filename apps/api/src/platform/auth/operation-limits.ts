/**
 * How often one person, one token, or one address may call one operation. Counted by operation and not by
 * request: ten aliases are ten calls. Each process counts for itself, because these limits guard its
 * processor, where sign-in (sign-in-throttle.ts) guards accounts and counts in the database.
 */
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../config/index.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { Operation } from './permissions.ts';
import type { Requester } from './requester.ts';

const windowSeconds = 60;

/** Calls in a minute, for each operation. No page comes near them. */
export const callsPerMinute = { read: 600, write: 120, costly: 12 } as const;
export type OperationClass = keyof typeof callsPerMinute;

/** Operations that are worked on for seconds, or that write files. */
export const costly: ReadonlySet<Operation> = new Set<Operation>(['exportService', 'exportAudit', 'testRuleSetOnHistory', 'approveRuleSet', 'uploadImport', 'commitImport', 'commitReimport', 'uploadEvidenceFile', 'testWebhook']);

/** Asked by machines that watch, for as long as the process is there. */
const unlimited: ReadonlySet<Operation> = new Set<Operation>(['live', 'ready']);

/** A whole council may sit behind one address. */
const peopleAtAddress = 5;

export function classOf(operation: Operation, writes: boolean): OperationClass {
  if (costly.has(operation)) return 'costly';
  return writes ? 'write' : 'read';
}

@Injectable()
export class OperationLimits {
  private readonly people: Record<OperationClass, RateLimiterMemory>;
  private readonly addresses: Record<OperationClass, RateLimiterMemory>;

  constructor({ operationLimitFactor }: Config) {
    const limiters = (factor: number): Record<OperationClass, RateLimiterMemory> => {
      const limiter = (name: OperationClass): RateLimiterMemory => new RateLimiterMemory({ points: callsPerMinute[name] * factor, duration: windowSeconds });
      return { read: limiter('read'), write: limiter('write'), costly: limiter('costly') };
    };
    this.people = limiters(operationLimitFactor);
    this.addresses = limiters(operationLimitFactor * peopleAtAddress);
  }

  /**
   * Counts calls of whoever has identified themselves: a token apart from the person who made it.
   * @throws RequestRefused TOO_MANY_REQUESTS with the seconds to wait
   */
  async countFor({ accountId, tokenId }: Pick<Requester, 'accountId' | 'tokenId'>, operation: Operation, writes: boolean, calls = 1): Promise<void> {
    if (!unlimited.has(operation)) await count(this.people[classOf(operation, writes)], `${operation} ${tokenId ?? accountId}`, calls);
  }

  /** Counts a call of nobody in particular. @throws RequestRefused TOO_MANY_REQUESTS with the seconds to wait */
  async countFrom(address: string, operation: Operation, writes: boolean): Promise<void> {
    if (!unlimited.has(operation)) await count(this.addresses[classOf(operation, writes)], `${operation} ${address}`, 1);
  }
}

async function count(limiter: RateLimiterMemory, key: string, calls: number): Promise<void> {
  try {
    await limiter.consume(key, calls);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new RequestRefused('TOO_MANY_REQUESTS', 429, `This was asked for too often in a short time. Wait ${seconds} seconds and try again.`, { 'retry-after': String(seconds) }, { seconds });
  }
}
