import type { RunUuid } from '#libs/contracts';
import { listenRuns, type RunChange, type Store } from '#libs/decision-store';
import type { Logger } from 'pino';

/** A change of a run as it is told inside the process; `resync` when changes may have been missed. */
export interface HubChange {
  readonly kind: RunChange['kind'];
  /** null after a resync: it may be any run. */
  readonly run: RunUuid | null;
  readonly lastStep: number | null;
}

/** Who is told about changes. Must not throw and must not wait. */
export type HubListener = (change: HubChange) => void;

/** Hands the changes that the database tells to everybody in this process: one LISTEN connection for all. */
export interface RunHub {
  /** Tells `listener` from now on. @returns a function that ends it. */
  subscribe(listener: HubListener): () => void;
  /** Listeners now. */
  readonly size: number;
  close(): Promise<void>;
}

/** Opens the one LISTEN connection of the process. */
export async function openRunHub(store: Pick<Store, 'connectionString'>, log: Logger): Promise<RunHub> {
  const listeners = new Set<HubListener>();
  const tell = (change: RunChange): void => {
    const told: HubChange = {
      kind: change.kind,
      run: change.kind === 'resync' ? null : change.run,
      lastStep: change.kind === 'steps' ? change.lastStep : null,
    };
    for (const listener of [...listeners]) listener(told);
  };
  const onProblem = (problem: string): void => { log.warn({ problem }, 'listening for changes failed; trying again'); };
  const listening = await listenRuns(store, tell, { onProblem });
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get size() {
      return listeners.size;
    },
    close: () => listening.close(),
  };
}
