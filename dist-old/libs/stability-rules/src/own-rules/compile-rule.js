import { messageOf } from '#libs/contracts';
import { stringify } from 'yaml';
import { CALM, HOLDS, NO_SAMPLE } from '../rule.js';
import { measuresOf, readingsOf } from './readings.js';
import { oneLine, summaryOf } from './rule-summary.js';
import { variablesOf } from './variables.js';
import { ringLayout, ringSteps, ringValues, windowReader } from './windows.js';
/** A rule of a file as the engine takes it. Its expression has been checked. */
export function compileRule(definition, expression) {
    const { name, severity, hold, keepFiring, groupLayers, labels, runbook, action, over, windows } = definition;
    const plan = planOf(definition, expression);
    const watched = watchedBy(over, plan.reads);
    return {
        ...{ name, severity, labels, constants: {}, definition: definitionText(definition), text: textOf(definition) },
        hold: { holdSteps: hold, keepFiringSteps: keepFiring },
        groupsLayers: groupLayers,
        ...(runbook === undefined ? {} : { runbook }),
        ...(action === undefined ? {} : { action }),
        ...(definition.canary === undefined ? {} : { canary: canaryOf(definition.canary, plan) }),
        runSeries: over === 'run' ? [watched] : [],
        layerSeries: over === 'layer' && watched !== null && watched !== 'loss' ? [watched] : [],
        needs: needsOf(definition, plan.reads),
        memorySize: ringLayout(Object.values(windows)).memorySize,
        evaluate: (view, memory, verdicts) => { evaluate(plan, view, memory, verdicts); },
        explain: (sample) => ({ threshold: Number.isNaN(sample.bound) ? null : sample.bound, summary: summaryOf(definition, sample) }),
    };
}
function canaryOf({ measure, factor, steps, layers }, { layout, windows }) {
    return {
        ...{ measure, factor: factor === 'nan' ? NaN : factor, everywhere: layers === 'all', warmUpSteps: windows.length === 0 ? 0 : layout.warmUp },
        ...(steps === undefined ? {} : { steps }),
    };
}
/**
 * A rule as the text that its version is the hash of: YAML, defaults filled in, without the mode, which may change.
 * Reading it again gives the same rule.
 */
export function definitionText(definition) {
    const { name, expr, over, windows, hold, keepFiring, severity, groupLayers, labels, runbook, summary, action, canary } = definition;
    const written = { name, expr, over, windows: sorted(windows), hold, keepFiring, severity, groupLayers, labels: sorted(labels), runbook, summary, action, canary };
    return stringify(written, { lineWidth: 0 });
}
/** The variables that a rule reads, those of its windows among them. */
export function readsOf({ over, windows }, { names }) {
    const direct = [...names].filter((name) => Object.hasOwn(variablesOf(over), name));
    return [...new Set([...direct, ...Object.values(windows).map(({ measure }) => measure)])];
}
function sorted(record) {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** The series that an alert names: the first measure read; where none is, the scale of a layer, and the loss of a run. */
function watchedBy(over, reads) {
    return measuresOf(reads)[0] ?? (over === 'layer' ? 'scale' : reads.includes('loss') ? 'loss' : null);
}
function needsOf({ over }, reads) {
    const variables = variablesOf(over);
    return [...new Set(reads.map((name) => variables[name]?.reads).filter((each) => each !== null && each !== undefined))];
}
function planOf(definition, expression) {
    const reads = readsOf(definition, expression);
    const windows = Object.entries(definition.windows);
    return { expression, reads, readings: readingsOf(definition.over, reads), windows, layout: ringLayout(Object.values(definition.windows)) };
}
function evaluate(plan, view, memory, verdicts) {
    const n = view.window.steps.length;
    if (!plan.readings.isRecorded(view)) {
        verdicts.holds.fill(NO_SAMPLE, 0, n);
        return;
    }
    const context = {};
    const takeIn = windowsOf(plan, memory);
    for (let i = 0; i < n; i++) {
        const isReady = plan.readings.readInto(context, view, i) && takeIn(context, view.window.steps[i] ?? 0);
        verdicts.holds[i] = isReady ? judge(plan.expression, context, { verdicts, i, step: view.window.steps[i] ?? 0 }) : NO_SAMPLE;
    }
}
/** Takes a row into the windows and writes what they tell; false until every window is full. */
function windowsOf({ windows, layout }, memory) {
    if (windows.length === 0)
        return () => true;
    const rings = new Map(layout.rings.map((ring) => [ring.measure, ringValues(memory, ring)]));
    const steps = layout.steps === null ? null : ringSteps(memory, layout.steps);
    const found = windows.map(([name, window]) => ({ name, read: windowReader(window, { values: rings.get(window.measure) ?? new Float32Array(1), steps }) }));
    return (context, step) => {
        const seen = memory[0] ?? 0;
        for (const [measure, values] of rings)
            values[seen % values.length] = Number(context[measure]);
        if (steps !== null)
            steps[seen % steps.length] = step;
        memory[0] = seen + 1;
        if (seen + 1 < layout.warmUp)
            return false;
        for (const { name, read } of found)
            context[name] = read(seen + 1);
        return true;
    };
}
/** A step at which the expression cannot be computed has no sample, and says so. */
function judge({ holds, value, threshold }, context, { verdicts, i, step }) {
    try {
        const verdict = holds(context) ? HOLDS : CALM;
        verdicts.value[i] = numberOf(value, context, verdict);
        verdicts.bound[i] = numberOf(threshold, context, NaN);
        return verdict;
    }
    catch (error) {
        verdicts.problem = `at step ${String(step)}: ${messageOf(error)}`;
        return NO_SAMPLE;
    }
}
/** The side of a comparison that was not computed because another part had decided may not be computable. */
function numberOf(side, context, otherwise) {
    if (side === null)
        return otherwise;
    try {
        return side(context);
    }
    catch {
        return NaN;
    }
}
function textOf({ expr, windows, summary, runbook }) {
    const named = Object.entries(windows).map(([name, { measure, fn, steps, offset, q }]) => {
        const back = offset === 0 ? '' : `, up to ${String(offset)} before`;
        return `${name} = ${fn}${q === undefined ? '' : ` ${String(q)}`} of ${measure} over ${String(steps)} steps${back}`;
    });
    return {
        condition: [oneLine(expr), ...named].join('; '),
        meaning: summary ?? 'The file of the rule does not say.',
        action: runbook === undefined ? 'The file of the rule names no runbook.' : `See ${runbook}.`,
        falseAlarms: 'Not measured: `gradlens rules backtest` says how often it fires on your runs.',
        measuredBy: 'none',
        source: 'A rule of this project.',
    };
}
//# sourceMappingURL=compile-rule.js.map