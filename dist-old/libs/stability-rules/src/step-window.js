import { MEASURE_COUNT, MEASURE_INDEX, MEASURES } from '#libs/contracts';
/**
 * The part of a window above the watermark, without copying.
 *
 * @throws RangeError if steps do not ascend, or an array has neither as many values as there are steps nor none
 *   (none: this measure was not recorded)
 */
export function trimWindow(window, watermark) {
    checkWindow(window);
    const { steps } = window;
    let from = 0;
    while (from < steps.length && (steps[from] ?? 0) <= watermark)
        from++;
    if (from === 0)
        return window;
    return sliceWindow(window, from, steps.length);
}
/** Steps `from` to `to` (exclusive, positions not numbers) of a window, as views of the same memory. */
export function sliceWindow(window, from, to) {
    const { run, steps, loss, heldOut, ...facts } = window;
    const firstStep = from === 0 ? window.firstStep : (steps[from - 1] ?? -1) + 1;
    const layers = window.layers.map(({ name, measures }) => ({ name, measures: mapMeasures((m) => measures[m].subarray(from, to)) }));
    const part = { ...facts, run, firstStep, steps: steps.subarray(from, to), loss: loss.subarray(from, to), layers };
    // those of before stay: what came late is taken at the next step
    return heldOut === undefined ? part : { ...part, heldOut: heldOut.filter(({ step }) => step <= (part.steps.at(-1) ?? -1)) };
}
/** A record of one array per measure. */
export function mapMeasures(make) {
    return Object.fromEntries(MEASURES.map((measure) => [measure, make(measure)]));
}
/** Frames of consecutive steps, as the tap gives them, as one window; copies. `layers` are the names in the order of the frames. */
export function windowOfFrames(run, frames, layers, facts = {}) {
    const series = (layer, measure) => {
        const values = new Float32Array(frames.length);
        const place = layer * MEASURE_COUNT + MEASURE_INDEX[measure];
        // a plain loop: `from` took most of the time that rules cost a training step
        for (let i = 0; i < frames.length; i++)
            values[i] = frames[i]?.measures[place] ?? NaN;
        return values;
    };
    return {
        ...facts,
        run,
        firstStep: frames[0]?.step ?? 0,
        steps: Int32Array.from(frames, ({ step }) => step),
        loss: Float32Array.from(frames, ({ loss }) => loss),
        layers: layers.map((name, layer) => ({ name, measures: mapMeasures((measure) => series(layer, measure)) })),
    };
}
function checkWindow({ steps, loss, layers }) {
    for (let i = 1; i < steps.length; i++) {
        const [last, next] = [steps[i - 1] ?? 0, steps[i] ?? 0];
        if (next <= last)
            throw new RangeError(`steps must ascend, got ${String(next)} after ${String(last)}`);
    }
    checkLength('loss', loss, steps.length);
    for (const { name, measures } of layers) {
        for (const measure of MEASURES)
            checkLength(`${measure} of layer ${name}`, measures[measure], steps.length);
    }
}
function checkLength(what, values, steps) {
    if (values.length !== 0 && values.length !== steps) {
        throw new RangeError(`${what} must hold ${String(steps)} values or none, got ${String(values.length)}`);
    }
}
//# sourceMappingURL=step-window.js.map