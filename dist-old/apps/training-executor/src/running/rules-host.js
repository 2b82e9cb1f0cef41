import { systemClock } from '#libs/contracts';
import { clockAlerts, expireActions, findRun, leadRules, modeFollower, projectRules, ruleFeed } from '#libs/decision-store';
import { advanceRules, createRuleEngine } from '#libs/stability-rules';
import { oneAtATime } from './one-at-a-time.js';
/** How often the rules look at what was committed. Unit: ms. */
const PERIOD_MS = 400;
/** Every so many looks, proposals of the run whose time is over are decided by the time-out policy. */
const EXPIRE_EVERY = 12;
/**
 * Evaluates the rules for one run here as long as nobody else does: one leader per run.
 *
 * @param onProblem told what went wrong in a look; the next one tries again.
 */
export function hostRules(store, run, onProblem) {
    let evaluate = evaluation(store, run);
    let leadership = null;
    let looked = 0;
    const begin = async () => {
        leadership = await letGo(leadership);
        evaluate = evaluation(store, run); // another process may have gone on meanwhile
    };
    const advance = async (isOver) => {
        if (leadership?.isOver() === true)
            await begin();
        leadership ??= await leadRules(store, run);
        if (leadership === null)
            return;
        await evaluate(isOver, leadership.term);
    };
    const look = async () => {
        await advance(false);
        if (looked++ % EXPIRE_EVERY === 0)
            await expireActions(store, run);
    };
    const looks = oneAtATime(look, async (problem) => {
        onProblem(problem);
        await begin();
    });
    const timer = setInterval(looks.begin, PERIOD_MS);
    return {
        finish: async () => {
            clearInterval(timer); // two evaluations at a time would both begin where the last one ended
            await looks.idle();
            await advance(true);
            return leadership !== null;
        },
        close: async () => {
            clearInterval(timer);
            await looks.idle();
            leadership = await letGo(leadership);
        },
    };
}
/** Evaluates the rules of a run, as they are set by then, on everything that is committed. */
function evaluation(store, run) {
    const rules = projectRules(store, systemClock);
    const onClock = clockAlerts({ store, rules, clock: systemClock });
    const modes = modeFollower(store);
    let project = null;
    return async (isOver, term) => {
        project ??= (await findRun(store, run))?.project ?? null;
        if (project === null)
            return;
        const set = await rules.of(project);
        await modes.follow(run, set, term);
        await advanceRules(createRuleEngine(set), ruleFeed(store, term), run);
        await onClock.visit(run, isOver, term);
    };
}
/** Another process may lead from now on. */
async function letGo(leadership) {
    await leadership?.release().catch(() => undefined);
    return null;
}
//# sourceMappingURL=rules-host.js.map