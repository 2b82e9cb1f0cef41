import { systemClock, type Clock, type Environment } from '#libs/contracts';
import { makeHome, openStore, type Store } from '#libs/decision-store';

/** What every command that touches the database works with. */
export interface ExecutorContext {
  readonly store: Store;
  readonly environment: Environment;
  readonly clock: Clock;
  /** Tells a person what is going on; standard error. */
  readonly say: (line: string) => void;
}

/** Opens the database (embedded unless DATABASE_URL is set), runs `work`, and closes it whatever happened. */
export async function withStore<T>(
  environment: Environment,
  say: (line: string) => void,
  work: (context: ExecutorContext) => Promise<T>,
): Promise<T> {
  // with DATABASE_URL, too: checkpoints, keys and decisions that wait for the database lie there
  makeHome(environment.GRADLENS_HOME);
  const store = await openStore({
    home: environment.GRADLENS_HOME,
    databaseUrl: environment.DATABASE_URL,
    applicationName: 'gradlens executor',
    log: say,
  });
  try {
    return await work({ store, environment, clock: systemClock, say });
  } finally {
    await store.close();
  }
}
