import { createRuleEngine, windowOfFrames } from '#libs/stability-rules';
/** Frames held at most until they are evaluated. */
const MOST_FRAMES = 512;
/** An engine of those of `rules` that are critical and not in shadow mode; baselines begin anew with this process. */
export function localRules(run, layers, rules) {
    const critical = rules.filter(({ severity, shadow }) => severity === 'critical' && shadow !== true);
    const engine = createRuleEngine(critical);
    let state = engine.initial();
    let frames = [];
    let found = [];
    const evaluate = () => {
        if (frames.length === 0)
            return;
        const evaluation = engine.evaluate(state, windowOfFrames(run, frames, layers));
        state = evaluation.state;
        found.push(...evaluation.transitions.filter((transition) => transition.state === 'firing'));
        frames = [];
    };
    return {
        take(more) {
            frames.push(...more);
            if (frames.length >= MOST_FRAMES)
                evaluate();
        },
        fired() {
            evaluate();
            const told = found;
            found = [];
            return told;
        },
    };
}
//# sourceMappingURL=local-rules.js.map