import { InputError, MEASURES } from '#libs/contracts';
import { ALL_LAYERS } from '#libs/stability-rules';
/**
 * Makes a block of one run. A measure that a row leaves out while it has others of the layer stays at its last value; a
 * layer that a step leaves out has no row there. A window holds steps of the same layers and measures: where a new one
 * shows up, the steps before are a window of their own.
 */
export function stepBlock(source, run) {
    const gathered = { run, seen: new Map(), last: new Map(), current: -1, steps: [], ready: [] };
    return {
        get size() {
            return gathered.ready.reduce((sum, window) => sum + window.steps.length, gathered.steps.length);
        },
        add({ place, step, cells }) {
            if (step < gathered.current)
                throw goesBack(source, place, gathered.current, step);
            if (step > gathered.current)
                close(gathered);
            if (isNew(gathered.seen, cells))
                cut(gathered);
            gathered.current = step;
            for (const cell of cells)
                put(gathered, cell);
        },
        take(atEnd) {
            if (atEnd)
                close(gathered);
            if (atEnd)
                gathered.current = -1;
            cut(gathered);
            return gathered.ready.shift() ?? null;
        },
    };
}
/** Ends the step whose rows have come. */
function close({ current, last, steps }) {
    if (current < 0)
        return;
    const rows = new Map();
    for (const [layer, { step, values }] of last)
        if (step === current)
            rows.set(layer, packed(values));
    steps.push({ step: current, rows });
}
/** Makes a window of the steps that have ended. */
function cut(gathered) {
    const { run, steps, seen } = gathered;
    if (steps.length > 0)
        gathered.ready.push(windowOf(run, steps, seen));
    gathered.steps = [];
}
function put({ seen, last, current }, { layer, measure, value }) {
    const name = layer ?? ALL_LAYERS;
    seen.set(name, (seen.get(name) ?? new Set()).add(measure));
    const values = last.get(name)?.values ?? new Map();
    last.set(name, { step: current, values: values.set(measure, value) });
}
const ASCENDING = 'steps that ascend, or --sort to sort them first (where a step is there twice, what stands last counts)';
/** A step that is lower than the one before it. */
export class StepGoesBack extends InputError {
    /** The same, where a column that is not used may tell runs apart: sorted, several runs would be one. */
    withRunColumn(name) {
        return new InputError({ ...this.problem, allowed: `--run-column ${JSON.stringify(name)} where that column tells runs apart; in one run ${ASCENDING}` }, { cause: this });
    }
}
/** That a step is lower than the one before it. */
export function goesBack(source, place, before, step) {
    return new StepGoesBack({ source, path: `${place}, step`, value: `${String(step)} after ${String(before)}`, allowed: ASCENDING });
}
function isNew(seen, cells) {
    return cells.some(({ layer, measure }) => seen.get(layer ?? ALL_LAYERS)?.has(measure) !== true);
}
function packed(values) {
    return Float32Array.from(MEASURES, (measure) => values.get(measure) ?? (measure === 'flags' ? 0 : NaN));
}
function windowOf(run, steps, seen) {
    const layers = [...seen].map(([name, measures]) => ({
        name,
        measures: Object.fromEntries(MEASURES.map((measure, m) => [measure, column(measure, m, { name, measures, steps })])),
    }));
    return { run, firstStep: steps[0]?.step ?? 0, steps: Int32Array.from(steps, ({ step }) => step), loss: new Float32Array(0), layers };
}
/** One measure of one layer; empty when it was never recorded. Flags tell where the layer has no row: they are always there. */
function column(measure, m, { name, measures, steps }) {
    if (measure !== 'flags' && !measures.has(measure))
        return new Float32Array(0);
    return Float32Array.from(steps, ({ rows }) => rows.get(name)?.[m] ?? NaN);
}
//# sourceMappingURL=step-block.js.map