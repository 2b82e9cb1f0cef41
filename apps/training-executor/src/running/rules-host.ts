import { systemClock, type RunUuid } from '#libs/contracts';
import { clockAlerts, expireActions, findRun, holdRules, modeFollower, projectRules, ruleFeed, type RunHold, type Store } from '#libs/decision-store';
import { advanceRules, createRuleEngine, type EngineState } from '#libs/stability-rules';

import { oneAtATime } from './one-at-a-time.js';

/** How often the rules look at what was committed. Unit: ms. */
const PERIOD_MS = 400;
/** Every so many looks, proposals of the run whose time is over are decided by the time-out policy. */
const EXPIRE_EVERY = 12;

/** The rule engine inside the process that trains, for when no API is up. */
export interface RulesHost {
  /** Evaluates everything that is committed, when this process holds the run's rules, and from there on only when it is asked to. Returns whether it does. */
  finish(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Evaluates the rules for one run here as long as nobody else does: one holder per run, by advisory lock.
 *
 * @param onProblem told what went wrong in a look; the next one tries again.
 */
export function hostRules(store: Store, run: RunUuid, onProblem: (problem: unknown) => void): RulesHost {
  let evaluate = evaluation(store, run);
  let hold: RunHold | null = null;
  let looked = 0;
  const advance = async (isOver: boolean): Promise<void> => {
    hold ??= await holdRules(store, run);
    if (hold === null) return;
    await evaluate(isOver);
  };
  const look = async (): Promise<void> => {
    await advance(false);
    if (looked++ % EXPIRE_EVERY === 0) await expireActions(store, run);
  };
  const looks = oneAtATime(look, async (problem) => {
    onProblem(problem);
    hold = await letGo(hold);
    evaluate = evaluation(store, run); // another process may have gone on meanwhile
  });
  const timer = setInterval(looks.begin, PERIOD_MS);

  return {
    finish: async () => {
      clearInterval(timer); // two evaluations at a time would both begin where the last one ended
      await looks.idle();
      await advance(true);
      return hold !== null;
    },
    close: async () => {
      clearInterval(timer);
      await looks.idle();
      hold = await letGo(hold);
    },
  };
}

/** Evaluates the rules of a run, as they are set by then, on everything that is committed. */
function evaluation(store: Store, run: RunUuid): (isOver: boolean) => Promise<void> {
  const rules = projectRules(store, systemClock);
  const feed = ruleFeed<EngineState>(store);
  const onClock = clockAlerts({ store, rules, clock: systemClock });
  const modes = modeFollower(store);
  let project: string | null = null;
  return async (isOver) => {
    project ??= (await findRun(store, run))?.project ?? null;
    if (project === null) return;
    const set = await rules.of(project);
    await modes.follow(run, set);
    await advanceRules(createRuleEngine(set), feed, run);
    await onClock.visit(run, isOver);
  };
}

/** A hold whose connection broke holds nothing any more; another process may have taken it. */
async function letGo(hold: RunHold | null): Promise<null> {
  await hold?.release().catch(() => undefined);
  return null;
}
