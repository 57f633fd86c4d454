/**
 * Throttling of guesses (NCSC: at most 10 in 5 minutes): for an account at one address, for an account
 * from wherever, and for an address whatever the account. A window passes by itself; nothing locks for good.
 */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { PlatformDatabase } from '../database/index.ts';

const windowSeconds = 5 * 60;
const guessesAtAccount = 10;
/** More than for an account: a whole council may sit behind one address. */
const guessesFromAddress = 100;

@Injectable()
export class SignInThrottle {
  private readonly pair: RateLimiterPostgres;
  private readonly account: RateLimiterPostgres;
  private readonly address: RateLimiterPostgres;

  constructor(private readonly database: PlatformDatabase) {
    const limiter = (keyPrefix: string, points: number): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: database.pool,
        storeType: 'pool',
        tableName: 'sign_in_attempt',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        points,
        duration: windowSeconds,
      });
    this.pair = limiter('pair', guessesAtAccount);
    this.account = limiter('account', guessesAtAccount);
    this.address = limiter('address', guessesFromAddress);
  }

  /**
   * Counts one guess, before it is looked at, so that guesses made at once count too.
   * @returns null, or the seconds to wait
   */
  async count(email: string, address: string): Promise<number | null> {
    const keys = keysOf(email, address);
    const waits = await Promise.all([
      secondsToWait(this.pair, keys.pair),
      secondsToWait(this.account, keys.account),
      secondsToWait(this.address, keys.address),
    ]);
    const longest = Math.max(...waits);
    return longest > 0 ? longest : null;
  }

  /** Counts one attempt at this address alone, before anybody is named. @returns null, or the seconds to wait */
  async countAddress(address: string): Promise<number | null> {
    const seconds = await secondsToWait(this.address, keysOf('', address).address);
    return seconds > 0 ? seconds : null;
  }

  async forgiveAddress(address: string): Promise<void> {
    await this.address.reward(keysOf('', address).address, 1);
  }

  /** Removes counts whose window has passed; returns how many. By the machine's clock, as they were counted. */
  async removePassed(): Promise<number> {
    return this.database.execute("delete from sign_in_attempt where expire < extract(epoch from clock_timestamp()) * 1000");
  }

  /** A right password: what was counted against this person no longer matters. */
  async forgive(email: string, address: string): Promise<void> {
    const keys = keysOf(email, address);
    await Promise.all([this.pair.delete(keys.pair), this.account.delete(keys.account), this.address.reward(keys.address, 1)]);
  }
}

/** Hashed: the table must not become a list of the addresses that people typed. */
function keysOf(email: string, address: string): { pair: string; account: string; address: string } {
  const short = (text: string): string => createHash('sha256').update(text).digest('base64url');
  return { pair: short(`${email}\n${address}`), account: short(email), address: short(address) };
}

async function secondsToWait(limiter: RateLimiterPostgres, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}
