/** Steps read at once. */
export const WINDOW_STEPS = 4096;
/**
 * Evaluates all that was recorded above the watermark, window by window, and saves after each one.
 *
 * Called again it goes on where it stopped; a process killed in between evaluates that window again and, the engine
 * being pure, finds the same. At most one caller per run at a time (the store's lock). Errors of the feed are thrown;
 * an error of a rule only marks that rule's health.
 *
 * @returns the new transitions, in order of step
 */
export async function advanceRules(engine, feed, run) {
    const found = [];
    let state = (await feed.loadState(run)) ?? engine.initial();
    for (;;) {
        const window = await feed.nextWindow(run, state.lastStep + 1, WINDOW_STEPS);
        if (window.steps.length === 0)
            return found;
        const next = engine.evaluate(state, window);
        if (next.state.lastStep <= state.lastStep) {
            throw new Error(`the feed of run ${run} gave steps up to ${String(window.steps.at(-1))}, all evaluated already`);
        }
        await save(engine, feed, run, next);
        found.push(...next.transitions);
        state = next.state;
    }
}
/**
 * Ends a run whose trainer took steps up to `lastStep`: advances, tells what is missing at the end, saves.
 *
 * Once only: the watermark is then at `lastStep`, and steps shipped later are not evaluated.
 */
export async function finishRules(engine, feed, run, lastStep) {
    const found = await advanceRules(engine, feed, run);
    const state = (await feed.loadState(run)) ?? engine.initial();
    const ended = engine.finish(state, run, lastStep);
    await save(engine, feed, run, ended);
    return [...found, ...ended.transitions];
}
function save(engine, feed, run, { state, transitions, pending }) {
    return feed.save(run, transitions, { lastStep: state.lastStep, ruleState: state, rules: engine.status(state), pending });
}
//# sourceMappingURL=ports.js.map