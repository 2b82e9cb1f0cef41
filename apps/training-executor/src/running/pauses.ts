/** Why a run is paused: somebody said so, or oversight was lost. */
export type PauseCause = 'person' | 'oversight';

/** The pauses of one run: it goes on when none is left. */
export interface Pauses {
  begin(cause: PauseCause, reason: string): void;
  end(cause: PauseCause): void;
  endAll(): void;
  /** Null unless paused: then resolves at the next change, or when woken. */
  whilePaused(): Promise<void> | null;
  /** Lets whoever waits look whether there is something to do meanwhile. */
  wake(): void;
  /** Why the run is paused (null: it is not), and whether that was told. */
  state(): { readonly reason: string | null; readonly isTold: boolean };
  told(reason: string | null): void;
}

/** No pause yet. */
export function createPauses(): Pauses {
  const causes = new Map<PauseCause, string>();
  let waiting: { readonly promise: Promise<void>; readonly end: () => void } | null = null;
  let told: string | null = null;
  const wake = (): void => {
    waiting?.end();
    waiting = null;
  };
  const change = (work: () => void): void => {
    work();
    wake();
  };
  const reasonNow = (): string | null => [...causes.values()][0] ?? null;
  return {
    begin: (cause, reason) => {
      if (!causes.has(cause)) change(() => causes.set(cause, reason));
    },
    end: (cause) => {
      change(() => causes.delete(cause));
    },
    endAll: () => {
      change(() => {
        causes.clear();
      });
    },
    whilePaused: () => (causes.size === 0 ? null : (waiting ??= openWait()).promise),
    wake,
    state: () => ({ reason: reasonNow(), isTold: reasonNow() === told }),
    told: (reason) => void (told = reason),
  };
}

function openWait(): { promise: Promise<void>; end: () => void } {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}
