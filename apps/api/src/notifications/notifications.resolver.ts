import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { pageSize } from '../common/connection.js';
import { NotificationConnection, NotificationModel, NotificationsArgs } from './notification.model.js';
import { NotificationsService } from './notifications.service.js';
import { NotifyStateModel } from './receiver.model.js';
import { TestReceiverInput, TestReceiverResult } from './test-receiver.model.js';
import { TestReceiverService } from './test-receiver.service.js';

/** Who was told of what, and how that went. */
@Resolver(() => NotificationModel)
export class NotificationsResolver {
  constructor(
    private readonly service: NotificationsService,
    private readonly tests: TestReceiverService,
  ) {}

  @Query(() => NotificationConnection, { name: 'notifications', description: 'The delivery log: who was told of what, newest first. It goes back 90 days.' })
  list(@Args() { first, ...rest }: NotificationsArgs): Promise<NotificationConnection> {
    return this.service.list({ ...rest, first: pageSize(first) });
  }

  @Query(() => NotifyStateModel, { description: 'How telling people stands: the notification file, receivers without secrets, and how deliveries to them go.' })
  notifyState(): Promise<NotifyStateModel> {
    return this.service.state();
  }

  @Mutation(() => TestReceiverResult, { description: 'Sends a marked test to a receiver, waits for what becomes of it, and puts it into the delivery log.' })
  testReceiver(@Args('input', { type: () => TestReceiverInput, description: 'Which receiver, and why.' }) input: TestReceiverInput): Promise<typeof TestReceiverResult> {
    return this.tests.test(input);
  }
}
