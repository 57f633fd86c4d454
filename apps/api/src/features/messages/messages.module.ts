/** Messages to people: posted, carried out, read. */
import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/index.ts';
import { TenantsModule } from '../tenants/index.ts';
import { CalendarController } from './calendar.controller.ts';
import { CalendarFeedService } from './calendar-feed.service.ts';
import { DeliveringService } from './delivering.service.ts';
import { DigestsService } from './digests.service.ts';
import { InboxService } from './inbox.service.ts';
import { MessagesJobs } from './messages.jobs.ts';
import { MessagesResolver } from './messages.resolver.ts';
import { Messages } from './messages.service.ts';
import { WebhookCaller } from './webhook-caller.ts';
import { WebhooksController } from './webhooks.controller.ts';
import { WebhooksService } from './webhooks.service.ts';

@Module({
  imports: [PeopleModule, TenantsModule],
  controllers: [WebhooksController, CalendarController],
  providers: [Messages, DeliveringService, DigestsService, InboxService, CalendarFeedService, WebhookCaller, WebhooksService, MessagesResolver, MessagesJobs],
  exports: [Messages],
})
export class MessagesModule {}
