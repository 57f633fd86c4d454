/** For whoever runs the service: is the process there, and can it serve. */
import { Controller, Get, HttpCode, type BeforeApplicationShutdown } from '@nestjs/common';
import { Allow } from '../auth/index.ts';
import { PlatformDatabase, readMigrations } from '../database/index.ts';
import { RequestRefused } from './request-refused.ts';

@Controller('health')
export class HealthController implements BeforeApplicationShutdown {
  private readonly newest = readMigrations().at(-1)?.name ?? '';
  private ending = false;

  constructor(private readonly platform: PlatformDatabase) {}

  /** Never asks the database: a process is not restarted because something else is away. */
  @Get('live')
  @HttpCode(204)
  @Allow('live')
  live(): void {}

  @Get('ready')
  @Allow('ready')
  async ready(): Promise<{ status: 'ready' }> {
    const ready = !this.ending && (await this.platform.isMigrated(this.newest).catch(() => false));
    if (!ready) throw new RequestRefused('NOT_READY', 503, 'The service cannot serve at the moment.');
    return { status: 'ready' };
  }

  beforeApplicationShutdown(): void {
    this.ending = true;
  }
}
