import type { Clock, NotificationMessage } from '#libs/contracts';
import { uuidv7 } from 'uuidv7';

import { ATTEMPT_MS } from './http-post.js';
import type { Receiver } from './open-receiver.js';

/** A test that was sent, and what became of it. */
export interface TestDelivery {
  /** The id that the receiver got with it. */
  readonly id: string;
  readonly message: NotificationMessage;
  /** HTTP status, or null where there was no answer or the receiver speaks no HTTP. */
  readonly status: number | null;
  /** Why it was not delivered; null where it was. */
  readonly problem: string | null;
  readonly isDelivered: boolean;
  readonly ms: number;
}

/** Sends one marked test to a receiver, once, and waits for what becomes of it. */
export async function sendTest({ config, sender }: Receiver, { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal }): Promise<TestDelivery> {
  const id = uuidv7();
  const begun = clock.elapsed();
  const message: NotificationMessage = { version: 1, kind: 'test', receiver: config.name, groupLabels: {}, status: 'firing', alerts: [], truncated: 0, isRepeat: false, heartbeat: null };
  const now = new Date(clock.now());
  const late = AbortSignal.timeout(2 * ATTEMPT_MS);
  const delivery = await sender.send({ id, createdAt: now, message }, { now, signal: signal === undefined ? late : AbortSignal.any([signal, late]) });
  return { id, message, status: delivery.status, problem: delivery.problem ?? null, isDelivered: delivery.kind === 'delivered', ms: Math.round(clock.elapsed() - begun) };
}
