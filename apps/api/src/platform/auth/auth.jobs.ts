/** Clears away what sign-in leaves behind: sessions that are over, and counts whose window has passed. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/index.ts';
import { Sessions } from './sessions.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

const hour = 3_600;

@Injectable()
export class AuthJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
  ) {}

  onModuleInit(): void {
    this.jobs.everyOnPlatform('auth.clear', hour, async () => {
      await this.sessions.removeEnded();
      await this.throttle.removePassed();
    });
  }
}
