/** For whoever runs the service: is the process there, and can it serve. */
import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow } from '../auth/index.ts';
import { Readiness, type ReadinessState } from './readiness.ts';

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Never asks the database: a process is not restarted because something else is away. */
  @Get('live')
  @HttpCode(204)
  @Allow('live')
  live(): void {}

  /** A queue that is away is told and is no reason to send nobody: requests are answered without it. */
  @Get('ready')
  @Allow('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadinessState> {
    const state = await this.readiness.state();
    response.status(statusOf(state)).setHeader('cache-control', 'no-store');
    return state;
  }
}

export const statusOf = ({ status }: ReadinessState): 200 | 503 => (status === 'ready' || status === 'degraded' ? 200 : 503);
