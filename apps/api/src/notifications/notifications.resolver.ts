import { Args, Query, Resolver } from '@nestjs/graphql';

import { pageSize } from '../common/connection.js';
import { NotificationConnection, NotificationModel, NotificationsArgs } from './notification.model.js';
import { NotificationsService } from './notifications.service.js';
import { NotifyStateModel } from './receiver.model.js';

/** Who was told of what, and how that went. */
@Resolver(() => NotificationModel)
export class NotificationsResolver {
  constructor(private readonly service: NotificationsService) {}

  @Query(() => NotificationConnection, { name: 'notifications', description: 'The delivery log: who was told of what, newest first. It goes back 90 days.' })
  list(@Args() { first, ...rest }: NotificationsArgs): Promise<NotificationConnection> {
    return this.service.list({ ...rest, first: pageSize(first) });
  }

  @Query(() => NotifyStateModel, { description: 'How telling people stands: the notification file, receivers without secrets, and how deliveries to them go.' })
  notifyState(): Promise<NotifyStateModel> {
    return this.service.state();
  }
}
