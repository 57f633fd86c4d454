/** Whether this process should be sent work: what it stands on is there, and it is not about to end. */
import { Injectable } from '@nestjs/common';
import { LATE, within } from '../clock/index.ts';
import { PlatformDatabase, readMigrations } from '../database/index.ts';
import { QueueBackend } from '../jobs/index.ts';

export interface ReadinessState {
  /** `degraded`: requests are answered and written; what a job does comes later. */
  status: 'ready' | 'degraded' | 'notReady' | 'ending';
  database: 'up' | 'behind' | 'away';
  queue: 'up' | 'away';
}

/** A probe gives up after seconds; better an answer before that. */
const patienceMilliseconds = 2_000;

@Injectable()
export class Readiness {
  private readonly newest = readMigrations().at(-1)?.name ?? '';
  private ending = false;

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly backend: QueueBackend,
  ) {}

  get isEnding(): boolean {
    return this.ending;
  }

  /** From now on nobody should send more. */
  end(): void {
    this.ending = true;
  }

  async state(): Promise<ReadinessState> {
    const [database, reachable] = await Promise.all([this.askDatabase(), this.backend.kind === 'redis' ? this.backend.isReachable() : true]);
    const queue = reachable && database !== 'away' ? 'up' : 'away';
    const status = this.ending ? 'ending' : database !== 'up' ? 'notReady' : queue === 'up' ? 'ready' : 'degraded';
    return { status, database, queue };
  }

  private async askDatabase(): Promise<ReadinessState['database']> {
    const answer = await within(patienceMilliseconds, this.platform.isMigrated(this.newest).catch(() => LATE));
    return answer === LATE ? 'away' : answer ? 'up' : 'behind';
  }
}
