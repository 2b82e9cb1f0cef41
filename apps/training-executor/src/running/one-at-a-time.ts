/** Work that is done beside training, one time after the other. */
export interface OneAtATime {
  /** Begins the work, unless it is under way. */
  begin(): void;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
}

/** Work that is begun unless it is under way: while the database is away it must not pile up. */
export function oneAtATime(work: () => Promise<void>, onProblem: (problem: unknown) => void | Promise<void>): OneAtATime {
  let running: Promise<void> | null = null;
  return {
    begin: () => {
      running ??= work()
        .catch(onProblem)
        .finally(() => {
          running = null;
        });
    },
    idle: async () => {
      await running;
    },
  };
}
