/** Messages, preferences, the calendar feed, and the log of deliveries. */
import { Args, ArgsType, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import { pageArguments, type Connection, type NotFound, type Refused } from '../../platform/graphql/index.ts';
import { CalendarFeedService } from './calendar-feed.service.ts';
import { InboxService } from './inbox.service.ts';
import {
  CalendarFeed, ChangeMessagePreferenceInput, ChangeMessagePreferenceResult, Delivery, DeliveryConnection, DeliveryState, MarkMessageReadInput, MarkMessageReadResult, Message, MessageConnection, MessagePreference,
  ResendDeliveryInput, ResendDeliveryResult, type StateOfDelivery,
} from './messages.graphql.ts';

@ArgsType()
class PageOf20 extends pageArguments(20) {}

@Resolver()
export class MessagesResolver {
  constructor(
    private readonly inbox: InboxService,
    private readonly feed: CalendarFeedService,
  ) {}

  @Allow('myMessages')
  @Query(() => MessageConnection, { description: 'What this person was told, newest first.' })
  myMessages(@Args() page: PageOf20, @Args('unread', { type: () => Boolean, defaultValue: false }) unread: boolean): Promise<Connection<Message>> {
    return this.inbox.messages(page, unread);
  }

  @Allow('myUnreadMessages')
  @Query(() => Int)
  myUnreadMessages(): Promise<number> {
    return this.inbox.unread();
  }

  @Allow('markMessageRead')
  @Mutation(() => MarkMessageReadResult)
  markMessageRead(@Args('input') { messageId }: MarkMessageReadInput): Promise<Message | NotFound> {
    return this.inbox.markRead(messageId);
  }

  @Allow('myMessagePreferences')
  @Query(() => [MessagePreference])
  myMessagePreferences(): Promise<MessagePreference[]> {
    return this.inbox.preferences();
  }

  @Allow('changeMessagePreference')
  @Mutation(() => ChangeMessagePreferenceResult)
  changeMessagePreference(@Args('input') input: ChangeMessagePreferenceInput): Promise<MessagePreference | Refused> {
    return this.inbox.changePreference(input);
  }

  @Allow('calendarFeed')
  @Query(() => CalendarFeed, { nullable: true, description: 'Null: this person has made none.' })
  calendarFeed(): Promise<CalendarFeed | null> {
    return this.feed.find();
  }

  @Allow('makeCalendarFeed')
  @Mutation(() => CalendarFeed, { description: 'A new secret address; the one before ends.' })
  makeCalendarFeed(): Promise<CalendarFeed> {
    return this.feed.make();
  }

  @Allow('revokeCalendarFeed')
  @Mutation(() => Boolean, { description: 'False: there was none.' })
  revokeCalendarFeed(): Promise<boolean> {
    return this.feed.revoke();
  }

  @Allow('deliveries')
  @Query(() => DeliveryConnection, { description: 'The log of what went out by e-mail and to webhooks, newest first.' })
  deliveries(@Args() page: PageOf20, @Args('state', { type: () => DeliveryState, nullable: true }) state: StateOfDelivery | null): Promise<Connection<Delivery>> {
    return this.inbox.deliveries(page, state ?? null);
  }

  @Allow('resendDelivery')
  @Mutation(() => ResendDeliveryResult)
  resendDelivery(@Args('input') { deliveryId }: ResendDeliveryInput): Promise<Delivery | Refused | NotFound> {
    return this.inbox.resend(deliveryId);
  }
}
