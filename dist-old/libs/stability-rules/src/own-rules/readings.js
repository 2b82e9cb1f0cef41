import { DECISION_FLAGS, MEASURES } from '#libs/contracts';
/** The readings of these variables of a scope. */
export function readingsOf(scope, names) {
    const reads = names.map((name) => [name, readOf(scope, name)]);
    const needed = measuresOf(names);
    const isPresent = scope === 'layer' ? isLayerPresent : needed.length > 0 || names.some((name) => name === 'layers') ? isAnyPresent : () => true;
    return {
        isRecorded: ({ window, layer, measures }) => {
            if (names.includes('loss') && window.loss.length === 0)
                return false;
            if (layer !== null)
                return measures !== null && needed.every((measure) => measures[measure].length > 0);
            return needed.length === 0 || window.layers.some((each) => needed.every((measure) => each.measures[measure].length > 0));
        },
        readInto: (context, view, i) => {
            if (!isPresent(view, i))
                return false;
            for (const [name, read] of reads)
                context[name] = read(view, i);
            return true;
        },
    };
}
const FLAGS = Object.keys(DECISION_FLAGS);
/** The measures that these variables are computed from. */
export function measuresOf(names) {
    const found = names.flatMap((name) => {
        if (name === 'updateRatio')
            return ['updateNorm', 'paramNorm'];
        if (name === 'scaleMin' || name === 'scaleMax')
            return ['scale'];
        if (FLAGS.some((flag) => name === flag || name === `${flag}Layers`))
            return ['flags'];
        return MEASURES.filter((measure) => measure === name);
    });
    return [...new Set(found)];
}
function readOf(scope, name) {
    if (name === 'step')
        return ({ window }, i) => BigInt(window.steps[i] ?? 0);
    if (name === 'loss')
        return ({ window }, i) => window.loss[i] ?? NaN;
    return scope === 'layer' ? readLayer(name) : readRun(name);
}
function readLayer(name) {
    if (name === 'layer')
        return ({ layer }) => layer ?? '';
    if (name === 'updateRatio')
        return ({ measures }, i) => Math.fround((measures?.updateNorm[i] ?? NaN) / (measures?.paramNorm[i] ?? NaN));
    const flag = FLAGS.find((each) => each === name);
    if (flag !== undefined)
        return ({ measures }, i) => ((measures?.flags[i] ?? 0) & DECISION_FLAGS[flag]) !== 0;
    const measure = name;
    return ({ measures }, i) => measures?.[measure][i] ?? NaN;
}
function readRun(name) {
    if (name === 'layers')
        return (view, i) => BigInt(presentAt(view, i).length);
    if (name === 'scaleMin')
        return (view, i) => Math.min(...valuesAt(view, 'scale', i));
    if (name === 'scaleMax')
        return (view, i) => Math.max(...valuesAt(view, 'scale', i));
    if (name === 'updateRatio')
        return (view, i) => Math.fround(globalNorm(view, 'updateNorm', i) / globalNorm(view, 'paramNorm', i));
    const flag = FLAGS.find((each) => name === `${each}Layers`);
    if (flag !== undefined)
        return (view, i) => BigInt(valuesAt(view, 'flags', i).filter((bits) => (bits & DECISION_FLAGS[flag]) !== 0).length);
    return (view, i) => globalNorm(view, name, i);
}
/** √Σ x² over the layers, in float64, kept as the float32 that measures are. */
function globalNorm(view, measure, i) {
    let sum = 0;
    for (const value of valuesAt(view, measure, i))
        sum += value * value;
    return Math.fround(Math.sqrt(sum));
}
function valuesAt(view, measure, i) {
    return presentAt(view, i).flatMap((measures) => (measures[measure].length === 0 ? [] : [measures[measure][i] ?? NaN]));
}
/** Layers that have a decision at place `i`: a row that is missing has NaN flags. */
function presentAt({ window }, i) {
    return window.layers.flatMap(({ measures }) => (Number.isNaN(measures.flags[i]) ? [] : [measures]));
}
function isLayerPresent({ measures }, i) {
    return !Number.isNaN(measures?.flags[i]);
}
function isAnyPresent(view, i) {
    return presentAt(view, i).length > 0;
}
//# sourceMappingURL=readings.js.map