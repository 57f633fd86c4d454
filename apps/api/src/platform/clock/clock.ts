/** The time, injected: the machine's, or one fixed by the configuration. */
import { localDate, type IsoDate } from '@waymark/domain';

export class Clock {
  /** @param fixed an ISO instant at which time stands still; null for the machine's clock */
  constructor(private readonly fixed: string | null = null) {}

  now(): Date {
    return this.fixed === null ? new Date() : new Date(this.fixed);
  }

  /** The day in Europe/London. */
  today(): IsoDate {
    return localDate(this.now());
  }
}
