import { setTimeout as sleep } from 'node:timers/promises';

import type { RunUuid } from '#libs/contracts';
import { type CommandWait, runsWithCommands, type StorePool } from '#libs/decision-store';

/** How often the database is asked, for all who wait together. Unit: ms. */
const LOOK_MS = 100;

/** Lets trainers wait for commands. */
export interface CommandWaiter {
  /** Returns when there is a command, after `waitMs`, or when the service ends. */
  wait(run: RunUuid, after: number, waitMs: number): Promise<void>;
  /** Lets everybody go. */
  close(): void;
}

interface Waiting extends CommandWait {
  readonly go: () => void;
}

/** Opens the waiter; it asks nothing while nobody waits. A database that is away is asked again. */
export function commandWaiter(store: StorePool): CommandWaiter {
  const waiting = new Set<Waiting>();
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    while (waiting.size > 0) {
      const found = await runsWithCommands(store, [...waiting]).catch(() => new Set<RunUuid>()); // away: whoever waits asks again, and is told then
      for (const each of waiting) if (found.has(each.run)) each.go();
      await sleep(LOOK_MS, undefined, { ref: false });
    }
    isLooking = false;
  };
  return {
    wait: (run, after, waitMs) =>
      new Promise((resolve) => {
        const go = (): void => {
          clearTimeout(timer);
          waiting.delete(entry);
          resolve();
        };
        const entry: Waiting = { run, after, go };
        const timer = setTimeout(go, waitMs);
        waiting.add(entry);
        void look();
      }),
    close: () => {
      for (const each of waiting) each.go();
    },
  };
}
