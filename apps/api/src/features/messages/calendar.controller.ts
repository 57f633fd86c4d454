/** The calendar feed over REST. A calendar program brings nothing but the address, so the address is the secret (ADR 0022). */
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow } from '../../platform/auth/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { CalendarFeedService } from './calendar-feed.service.ts';

@Controller('api/calendar')
export class CalendarController {
  constructor(private readonly feed: CalendarFeedService) {}

  @Get(':token.ics')
  @Allow('readCalendar')
  async read(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const text = await this.feed.read(token);
    if (text === null) throw new RequestRefused('NOT_FOUND', 404, 'There is no such calendar. Make a new address in your inbox.');
    response.set({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' }).send(text);
  }
}
