import { systemClock } from '#libs/contracts';
import { makeHome, openStore } from '#libs/decision-store';
/** Opens the database (embedded unless DATABASE_URL is set), runs `work`, and closes it whatever happened. */
export async function withStore(environment, say, work) {
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
    }
    finally {
        await store.close();
    }
}
//# sourceMappingURL=context.js.map