/** What a trainer is told, as JSON in its first argument. */
export interface TrainerTask {
  readonly home: string;
  readonly databaseUrl: string;
  readonly run: string;
  readonly layers: number;
  readonly steps: number;
  /** Pause after each step. Unit: ms; 0 is full speed. */
  readonly paceMs: number;
  readonly log: string;
  readonly checkpoint: string;
}

/** How a trainer ends: all is committed; try again (the database is away, or another one still holds the run). */
export const TRAINER_EXIT = { done: 0, again: 4 } as const;
