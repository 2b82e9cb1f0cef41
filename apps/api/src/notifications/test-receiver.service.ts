import { Inject, Injectable } from '@nestjs/common';

import { checkedReason, type Clock } from '#libs/contracts';
import { logTest, type Store } from '#libs/decision-store';
import { sendTest } from '#libs/notifications';

import { toGlobalId } from '../common/global-id.js';
import { oneAtATime } from '../common/one-at-a-time.js';
import { CLOCK, NOTIFY, STORE } from '../common/tokens.js';
import type { NotifyFile } from './notify-file.js';
import type { TestReceiverPayload, TestReceiverInput, TestRefused } from './test-receiver.model.js';

/** Sends tests to receivers, one at a time. */
@Injectable()
export class TestReceiverService {
  private readonly alone = oneAtATime();

  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(NOTIFY) private readonly file: NotifyFile,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Sends a marked test and tells what became of it. @throws the error of bad input for a reason that is none. */
  async test({ receiver: name, reason }: TestReceiverInput): Promise<TestReceiverPayload | TestRefused> {
    checkedReason(reason, 'input.reason');
    const receivers = this.file.current()?.receivers;
    const receiver = receivers?.get(name);
    if (receiver === undefined) return { code: 'RECEIVER_NOT_FOUND', message: `there is no receiver ${JSON.stringify(name.slice(0, 100))}; the notification file names ${receivers === undefined ? 'none' : [...receivers.keys()].join(', ')}` };
    const sending = this.alone(() => sendTest(receiver, { clock: this.clock }));
    if (sending === null) return { code: 'TEST_BUSY', message: 'another test is on its way: try again when it is over' };
    const sent = await sending;
    await logTest(this.store, sent);
    const { id, isDelivered, status, problem, ms } = sent;
    return { notification: toGlobalId('Notification', id), isDelivered, status, problem, ms };
  }
}
