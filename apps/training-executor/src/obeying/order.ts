import type { LowerArgs, RollbackArgs } from '#libs/contracts';

/** Whose order it is, and why. */
export interface OrderOrigin {
  /** Number of the command; null for an order that is none. */
  readonly seq: number | null;
  readonly by: string;
  readonly reason: string;
}

/** What a training is to do between two steps. */
export type Order =
  | ({ readonly kind: 'lower'; readonly args: LowerArgs } & OrderOrigin)
  | ({ readonly kind: 'rollback'; readonly args: RollbackArgs } & OrderOrigin)
  | { readonly kind: 'oversight-lost'; readonly policy: 'pause' | 'neutral' | 'continue'; readonly reason: string }
  | { readonly kind: 'oversight-regained'; readonly reason: string };

/** Orders that wait for the next step, oldest first. */
export interface OrderQueue {
  push(order: Order): void;
  /** Whether there is nothing to take: looked at before every step, so it must cost nothing. */
  isEmpty(): boolean;
  take(): Order[];
  /** Calls back at every push. */
  onPush(listener: () => void): void;
}

/** An empty queue. */
export function orderQueue(): OrderQueue {
  let waiting: Order[] = [];
  const listeners: (() => void)[] = [];
  return {
    push(order) {
      waiting.push(order);
      for (const listener of listeners) listener();
    },
    isEmpty: () => waiting.length === 0,
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    onPush: (listener) => void listeners.push(listener),
  };
}
