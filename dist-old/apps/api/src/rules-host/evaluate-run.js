import { FINAL_STATES } from '#libs/contracts';
import { findRun, listLayers, ruleFeed } from '#libs/decision-store';
import { advanceRules, createRuleEngine, finishRules } from '#libs/stability-rules';
import { toldMeasures } from './told-measures.js';
/**
 * Evaluates the rules on all that a run has recorded above the watermark, and ends them when the run is over.
 * The caller must lead the run's rules.
 */
export async function evaluateRun(store, { rules, modes, term }, run) {
    const row = await findRun(store, run);
    if (row === null)
        return { transitions: 0, isOver: true };
    const layers = (await listLayers(store, [run])).get(run) ?? [];
    const set = await rules.of(row.project);
    const engine = createRuleEngine(set, { expectedLayers: layers.map((layer) => layer.name) });
    const feed = feedOf(store, row.origin, term);
    const isOver = FINAL_STATES.includes(row.state);
    if (!isOver)
        await modes.follow(run, set, term);
    const lastTaken = lastStepTaken(row);
    const found = isOver && lastTaken >= 0 ? await finishRules(engine, feed, run, lastTaken) : await advanceRules(engine, feed, run);
    return { transitions: found.length, isOver };
}
/** What the rules read; of a run that was delivered only what its trainer told. */
function feedOf(store, origin, term) {
    const feed = ruleFeed(store, term);
    if (origin !== 'ingest')
        return feed;
    return { ...feed, nextWindow: async (run, fromStep, maxSteps) => toldMeasures(await feed.nextWindow(run, fromStep, maxSteps)) };
}
/** Last step the trainer says it took; where it said nothing, the last one recorded. */
function lastStepTaken({ summary, lastStep }) {
    return Math.max(lastStep, (summary?.steps ?? 0) - 1);
}
//# sourceMappingURL=evaluate-run.js.map