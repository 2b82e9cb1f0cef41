import type { NotificationMessage } from '#libs/contracts';

/** A message on its way: the same id and creation time at every attempt. */
export interface Outgoing {
  readonly id: string;
  readonly createdAt: Date;
  readonly message: NotificationMessage;
}

/** What became of one attempt. */
export type Delivery =
  | {
      readonly kind: 'delivered';
      readonly status: number | null;
      /** Which of several addresses did not take it, and why. */
      readonly problem?: string;
    }
  | {
      readonly kind: 'failed';
      /** HTTP status or SMTP code; null where nobody answered. */
      readonly status: number | null;
      /** Why, without secrets. */
      readonly problem: string;
      /** Whether another attempt would be answered the same. */
      readonly isFinal: boolean;
      /** The receiver wants to be left alone for so long; null when it said nothing. Unit: ms. */
      readonly retryAfterMs: number | null;
    };

/** Sends messages to one receiver. Never throws. */
export interface Sender {
  send(outgoing: Outgoing, attempt: { readonly now: Date; readonly signal: AbortSignal }): Promise<Delivery>;
}
