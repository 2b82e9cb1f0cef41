import { againstOf, CLAIM, defaultChoice, fastestBaseline, keepsClaim, verdictOf } from '#libs/scaling-comparison';
import { ownArm } from '../../apps/training-executor/src/comparing/comparison.js';
import { findings, layerPairs, percentText, pointsText } from '../../apps/training-executor/src/comparing/comparison-words.js';
import { markdownOf } from '../../apps/training-executor/src/comparing/document.js';
import { dataOf, NET_CLASSES, UNSEEN } from './tasks.js';
/** Data sets on which the claim is to hold. */
const CLAIMED_DATA = 5;
/** The page of all results, as Markdown: what was found, the ablations beside it, what was missed, what was not run. */
export function resultsPage(tasks, results) {
    const done = tasks.flatMap((task, i) => {
        const result = results[i] ?? null;
        return result === null ? [] : [{ task, result }];
    });
    const left = tasks.filter((_, i) => (results[i] ?? null) === null);
    return markdownOf([
        { kind: 'heading', level: 1, text: 'Results: what scaling saves' },
        { kind: 'paragraph', text: 'Printed by `npm run bench -- scaling` from `docs/results/*.json`; protocol in [compare.md](compare.md). Nothing here is picked: every task that was run is in every table.' },
        ...claim(done),
        ...ablations(done),
        ...defaults(done),
        ...details(done),
        { kind: 'heading', level: 2, text: 'What was not run' },
        { kind: 'list', items: notRun(left, done) },
        { kind: 'heading', level: 2, text: 'Machine and code' },
        { kind: 'list', items: machines(done) },
    ]);
}
/** The whole optimizer against the fastest constant and the fastest cosine baseline on the very seeds. */
function claim(done) {
    const rows = done.flatMap(({ task, result: { comparison } }) => ['constant', 'cosine'].map((schedule) => {
        const own = ownArm(comparison);
        const rival = fastestBaseline(comparison.arms.filter(({ name, role }) => role === 'baseline' && name.endsWith(schedule)));
        const found = againstOf(own, rival.name);
        const cells = [task.name, rival.name, `${own.medianSteps} / ${rival.medianSteps}`, `${own.missed} / ${rival.missed}`, percentText(found.steps), ...[found.processor, found.wall].map((saving) => (saving === null ? 'not timed' : percentText(saving))), pointsText(found.accuracy), found.accuracy.holds ? 'yes' : 'not shown'];
        return { data: dataOf(task), keeps: keepsClaim(found, 'processor'), keepsSteps: found.steps.percent >= CLAIM.steps && found.steps.ci95[0] > 0, cells };
    }));
    const dataSets = [...new Set(rows.map(({ data }) => data))];
    /** Of data sets on which it holds in every task and against both. */
    const onAll = (of) => dataSets.filter((data) => rows.filter((row) => row.data === data).every(of));
    const [whole, steps] = [onAll(({ keeps }) => keeps), onAll(({ keepsSteps }) => keepsSteps)];
    const words = (names) => (names.length === 0 ? 'none' : names.join(', '));
    return [
        { kind: 'heading', level: 2, text: 'The whole optimizer' },
        { kind: 'paragraph', text: `Schedule-free Adam with scaler \`snr\`, recorded, against the fastest tuned baseline at a constant rate and on a cosine. The target was ${CLAIM.steps} % fewer steps and ${CLAIM.seconds} % less time with intervals above 0, and accuracy not worse, on ${CLAIMED_DATA} data sets. Kept against both, with every net that was run (processor time): ${words(whole)} (${whole.length} of ${dataSets.length} data sets; ${whole.length >= CLAIMED_DATA ? 'reached' : '**missed**'}). The steps alone: ${words(steps)} (${steps.length}).` },
        { kind: 'table', head: ['task', 'baseline', 'median steps', 'missed', 'fewer steps', 'less processor time', 'less wall time', 'accuracy', 'not worse'], rows: rows.map(({ cells }) => cells) },
    ];
}
/** Scalers that choose by layer against one scale for all, and both against none. */
function ablations(done) {
    const rows = done.flatMap(({ task, result: { comparison } }) => layerPairs(comparison.arms).map(({ arm, other }) => {
        const [perLayer, uniform, whole] = [againstOf(arm, other.name), againstOf(other, 'scale 1'), againstOf(arm, 'scale 1')];
        return [task.name, arm.name, percentText(perLayer.steps), verdictOf(perLayer.steps), percentText(uniform.steps), percentText(whole.steps), pointsText(perLayer.accuracy)];
    }));
    return [
        { kind: 'heading', level: 2, text: 'The part that chooses by layer' },
        { kind: 'paragraph', text: 'Each scaler against itself forced to one scale for all layers, and against scale 1; every arm with its learning rate tuned in the same way. `meta` has the learned weights of `examples/meta-small.weights.json`. No correction for the number of comparisons: of 20 intervals over ten seeds two are expected to leave 0 out by chance ([compare.md](compare.md), *few seeds*).' },
        { kind: 'table', head: ['task', 'scaler', 'against uniform, fewer steps', 'by layer is', 'uniform against scale 1', 'scaler against scale 1', 'accuracy against uniform'], rows },
    ];
}
const CHOICE_WORDS = {
    'per layer': 'choose by layer: better than one scale for all on some net, worse on none',
    uniform: 'one scale for all layers: choosing by layer adds nothing that is shown on all nets, the one scale does',
    'scale 1': 'scale 1, the base optimizer alone: neither choosing by layer nor one scale is better on some net and worse on none',
};
function defaults(done) {
    const items = NET_CLASSES.flatMap((net) => {
        const of = done.filter(({ task }) => task.net === net);
        return of.length === 0 ? [`${net}: not run.`] : [`${net} (${of.map(({ task }) => task.name).join(', ')}): ${CHOICE_WORDS[choiceFor(of)]}.`];
    });
    return [
        { kind: 'heading', level: 2, text: 'The default that follows' },
        { kind: 'paragraph', text: 'For each class of nets the simplest choice that nothing adds to: by layer only where `snr` is better than its uniform form on some net and worse on none; else uniform where that is so against scale 1; else scale 1. `gradlens init`, which writes specs of MLPs, names `snr` forced to one scale for all layers; a spec that names no scaler still gets `snr` by layer: changing that would change the runs of existing specs ([ADR 0020](adr/0020-new-specs-scale-uniformly.md)).' },
        { kind: 'list', items },
    ];
}
function choiceFor(of) {
    return defaultChoice(of.map(({ result: { comparison } }) => {
        const own = ownArm(comparison);
        const uniform = comparison.arms.find(({ role }) => role === 'uniform');
        return { perLayer: againstOf(own, uniform.name).steps, uniform: againstOf(uniform, 'scale 1').steps };
    }));
}
function details(done) {
    return [
        { kind: 'heading', level: 2, text: 'Each task in words' },
        ...done.flatMap(({ task, result: { comparison } }) => [
            { kind: 'heading', level: 3, text: task.name },
            { kind: 'list', items: [...findings(comparison), edges(comparison.arms), `${comparison.data.trainRows} training, ${comparison.data.validationRows} validation, ${comparison.data.testRows} test rows; ${comparison.model.layers} layers, ${comparison.model.parameters} parameters; batch ${comparison.batchSize}, budget ${comparison.budget}, ${comparison.seeds} seeds, ${comparison.tuningSeeds} for tuning; target ${comparison.target.toPrecision(4)} by ${comparison.targetBy}.`] },
        ]),
    ];
}
function edges(arms) {
    const at = arms.filter(({ rates }) => rates.atEdge).map(({ name }) => name);
    return at.length === 0 ? 'No learning rate was chosen at the edge of its grid.' : `Chosen at the edge of the grid, so that a better rate may lie outside: ${at.join('; ')}.`;
}
function notRun(left, done) {
    const unseen = UNSEEN.filter((name) => done.some(({ task }) => dataOf(task) === name));
    return [
        left.length === 0 ? 'Every task was run.' : `Tasks: ${left.map(({ name }) => name).join(', ')}. \`npm run bench -- scaling\` goes on with them.`,
        `Of the data sets that nobody used while the scalers were designed (${UNSEEN.join(', ')}; the first is generated) these were run: ${unseen.length === 0 ? 'none' : unseen.join(', ')}. The others were seen by the prototypes.`,
        'Rates are tuned with two seeds of their own, not on the seeds that are compared: an oracle for each baseline was not run, and would be harder to beat, most of all on small data, where the best of many rates on two seeds is partly luck, and the target with it.',
        'Not run for these tasks: AdamW and the references schedule-free AdamW, LAMB, Muon and Prodigy (`gradlens compare --against adamw,schedule-free-adamw,lamb,muon,prodigy` has them), schedules other than a cosine to 0, warm-up, GPUs. Budgets are a few hundred steps, nets of at most some forty thousand weights.',
    ];
}
function machines(done) {
    const lines = done.map(({ result: { commit, day, comparison: { machine, backend, version } } }) => `${machine.cpu}, ${machine.cores} cores, ${machine.platform}, backend ${backend}, gradlens ${version}, commit ${commit}, ${day}`);
    const loads = done.map(({ result: { comparison } }) => comparison.machine.load);
    return [...new Set(lines), loads.length === 0 ? 'Nothing was run.' : `Load while the clock was read: ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}. Wall time means little above the number of cores; processor time is what the claim is held to.`];
}
//# sourceMappingURL=results-page.js.map