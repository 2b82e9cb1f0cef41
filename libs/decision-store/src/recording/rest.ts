/** A rest that can be cut short. One sleeper at a time. */
export interface Rest {
  /** Rests so long, or until it is woken, also by what came since the last rest. Unit: ms. */
  sleep(ms: number): Promise<void>;
  wake(): void;
}

/** Nobody sleeps yet. */
export function openRest(): Rest {
  let isWoken = false;
  let end: (() => void) | null = null;
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => end?.(), isWoken ? 0 : ms);
        end = () => {
          clearTimeout(timer);
          [end, isWoken] = [null, false];
          resolve();
        };
      }),
    wake: () => {
      isWoken = true;
      end?.();
    },
  };
}
