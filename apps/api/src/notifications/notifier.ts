import type { Clock } from '#libs/contracts';
import { pruneNotifications, type Store } from '#libs/decision-store';
import type { Logger } from 'pino';

import type { RunHub } from '../live/run-hub.js';
import { SilenceSync } from './silence-sync.js';
import { dispatchOnce } from './dispatcher.js';
import { Heartbeats } from './heartbeats.js';
import type { NotifyFile } from './notify-file.js';
import { SenderLoop } from './sender-loop.js';

/** What the notifier is started with. */
export interface NotifierOptions {
  readonly store: Store;
  readonly hub: RunHub;
  readonly clock: Clock;
  readonly log: Logger;
  readonly file: NotifyFile;
  /** Address of the dashboard, unless the notification file names one. */
  readonly base: string | null;
  readonly onOutcome?: (receiver: string, state: 'sent' | 'failed' | 'given-up') => void;
  /** Looks so often, beside being told. Unit: ms. */
  readonly pollMs?: number;
  /** Silences are compared with Alertmanagers so often. Unit: ms. */
  readonly syncMs?: number;
}

/** The delivery log is tidied so often. Unit: ms. */
const PRUNE_MS = 3_600_000;

/** Another process is deciding: it is asked again after this. Unit: ms. */
const BUSY_MS = 100;

/**
 * Tells people of alerts: decides, sends, keeps silences in step with Alertmanagers, and beats the watchdog's drum.
 *
 * Woken when an alert or the state of a run changes, and by a poll. Several processes side by side decide one at a time and send each
 * notification once; what one of them had begun when it died another finishes.
 */
export function startNotifier(options: NotifierOptions): { close(): Promise<void> } {
  const notifier = new Notifier(options);
  const unsubscribe = options.hub.subscribe(({ kind }) => {
    if (kind === 'alert' || kind === 'state' || kind === 'resync') notifier.wake(0);
  });
  notifier.wake(0);
  return {
    close: async () => {
      unsubscribe();
      await notifier.close();
    },
  };
}

class Notifier {
  private readonly heartbeats = new Heartbeats();
  private readonly sender: SenderLoop;
  private readonly sync: SilenceSync;
  private timer: NodeJS.Timeout | null = null;
  private dueAt = Infinity;
  private working: Promise<void> | null = null;
  private closed = false;
  private prunedAt = -Infinity;

  constructor(private readonly options: NotifierOptions) {
    const { store, clock, log, onOutcome = () => undefined, syncMs = 5000 } = options;
    this.sender = new SenderLoop({ store, clock, log, onOutcome });
    this.sync = new SilenceSync({ store, clock, log, everyMs: syncMs });
  }

  /** Looks in `ms`, or earlier where that was planned already. */
  wake(ms: number): void {
    const at = this.options.clock.elapsed() + ms;
    if (this.closed || at >= this.dueAt) return;
    this.dueAt = at;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.start(); }, Math.max(0, ms));
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.working;
    await Promise.all([this.sender.close(), this.sync.close()]);
  }

  private start(): void {
    this.dueAt = Infinity;
    // a wake during the work leads to another look after it
    this.working = (this.working ?? Promise.resolve()).then(() => this.look());
  }

  private async look(): Promise<void> {
    if (this.closed) return;
    const { pollMs = 1000, log } = this.options;
    let nextMs = pollMs;
    try {
      nextMs = Math.min(pollMs, await this.work());
    } catch (error) {
      log.error({ err: error }, 'alerts were not looked at for notifications');
    }
    this.wake(nextMs);
  }

  /** Returns when to look again at the latest. Unit: ms. */
  private async work(): Promise<number> {
    const { store, file, base } = this.options;
    const notify = file.current();
    const outcome = await dispatchOnce({ store, notify, heartbeats: this.heartbeats, base });
    if (notify === null) return Infinity;
    const sendInMs = await this.sender.look(notify);
    this.sync.look(notify);
    await this.prune();
    if (outcome === null) return BUSY_MS;
    return Math.max(10, Math.min(outcome.dueInMs ?? Infinity, sendInMs ?? Infinity));
  }

  private async prune(): Promise<void> {
    const { store, clock } = this.options;
    if (clock.elapsed() - this.prunedAt < PRUNE_MS) return;
    this.prunedAt = clock.elapsed();
    await pruneNotifications(store);
  }
}
