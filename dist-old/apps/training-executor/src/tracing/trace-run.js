import { withGrades } from '#libs/contracts';
import { completenessOf, decisionAt, gradeEffects, largestEffects, metagradients, neutralEffects, replayReacting, traceQuality, } from '#libs/decision-trace';
import { neutralised, planReplays } from './plan-replays.js';
import { runReplays } from './run-replays.js';
import { movedByNamed, tracedSets } from './traced-sets.js';
/**
 * Traces targets: estimates the effect of every decision on each, then replays the largest of each and some drawn by lot; walk and
 * replays are shared, and the answers are those of as many traces of one target. What is kept is not computed again.
 */
export async function traceRun(walked, parts) {
    const { clock, effort } = parts;
    const { path, seconds: trainingSeconds } = walked;
    const begun = clock.elapsed();
    const targets = parts.targets.map(({ target }) => target);
    const gradients = await estimates(walked, targets, parts);
    const effects = gradients.map((gradient) => neutralEffects(gradient, path));
    const plan = planReplays(effects, path, effort, parts.named);
    const replays = await runReplays(walked, plan, { ...parts, targets, values: gradients.map(({ value }) => value) });
    const moved = await movedByNamed(walked, plan, { ...parts, targets });
    const reacting = effort.scaler === 'held' ? null : await reactingEffects(walked, plan, gradients, targets);
    const seconds = trainingSeconds + (clock.elapsed() - begun) / 1000;
    return gradients.map((gradient, t) => {
        const answered = { walked, effort, plan, replays, moved: moved.get(targets[t]?.classIndex ?? 0) ?? [], reacting: reacting?.[t] ?? null, index: t, name: parts.targets[t]?.name ?? '', gradient, effects: effects[t] };
        return { trace: { ...answerOf(answered), hessianError: gradient.hessian.relativeError, seconds, trainingSeconds }, effects: answered.effects };
    });
}
/** Name of the piece that holds the metagradients. */
const ESTIMATES = 'metagradients';
/** Metagradients of all targets: those that are kept, or else computed and kept. */
async function estimates({ recorded: { training, spec }, path, signal }, targets, { kept, meter, say }) {
    const before = await kept.find(ESTIMATES);
    if (before !== null) {
        say('the estimates are kept from an earlier attempt');
        return before;
    }
    const found = await metagradients(training, path, spec, { targets, signal, onProgress: meter?.back });
    await kept.keep(ESTIMATES, found);
    return found;
}
/** Changes of each target when its largest decisions are neutralised and the scaler reacts, in order. */
async function reactingEffects({ recorded: { training }, path, signal }, plan, gradients, targets) {
    const found = [];
    for (const [t, { value }] of gradients.entries()) {
        const changes = [];
        for (const altered of (plan.tops[t] ?? []).flatMap((places) => neutralised(places, path))) {
            const [changed = NaN] = await replayReacting(training, path, { altered, targets: targets.slice(t, t + 1), signal });
            changes.push(changed - value);
        }
        found.push(changes);
    }
    return found;
}
function answerOf({ walked, effort, plan, replays, moved, reacting, index, name, gradient, effects }) {
    const { recorded: { training, row }, path, fidelity } = walked;
    const pairOf = (places) => ({ estimated: places.reduce((sum, i) => sum + effects[i], 0), replayed: replays.change(index, places) });
    const noiseFloor = replays.noise(index);
    const top = plan.tops[index] ?? [];
    const controls = plan.controls.map((places) => replays.change(index, places));
    const isTop = new Set(top.flat());
    const grades = gradeEffects(top.map(pairOf), { controls, others: [...effects].filter((effect, i) => Number.isFinite(effect) && !isTop.has(i)), noise: noiseFloor });
    const control = Math.max(0, ...controls.map(Math.abs));
    const layerOf = (layer) => training.layers[layer]?.name ?? '';
    return withGrades({
        run: row.uuid, target: name, value: gradient.value, withoutScaling: gradient.value + replays.change(index, plan.all),
        quality: traceQuality(plan.controls.map(pairOf), plan.sets.map((ofSize) => ofSize.map(pairOf)), noiseFloor, effort.seed),
        completeness: completenessOf({ effects, ...replays.together(index) }),
        decisions: largestEffects(effects, path, effort.top).map((one, i) => tracedDecision(one, layerOf(one.layer), { graded: grades[i], reacting: reacting?.[i] ?? null, control })),
        drawn: plan.controls.map((places, i) => drawnDecision(places[0], path, { effects, measuredEffect: controls[i], layerOf })),
        without: tracedSets(plan.named, { effects, noise: noiseFloor, moved, change: (places) => replays.change(index, places) }),
        fidelity, metagradientNorm: gradient.norm, noiseFloor, totalDecisions: effects.length, seed: effort.seed,
    });
}
function drawnDecision(place, path, { effects, measuredEffect, layerOf }) {
    const { step, layer, scale } = decisionAt(path, place, path.scales[place]);
    return { layer: layerOf(layer), step, scale, effect: effects[place], measuredEffect };
}
function tracedDecision({ step, scale, effect }, layer, { graded, reacting, control }) {
    const { grade = 'ESTIMATED', measuredEffect = null, pValue = null } = graded ?? {};
    return { layer, step, scale, effect, grade, measuredEffect, reactingEffect: reacting, control: graded === undefined ? null : control, pValue };
}
//# sourceMappingURL=trace-run.js.map