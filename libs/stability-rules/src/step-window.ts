import { MEASURE_COUNT, MEASURE_INDEX, MEASURES, type Measure, type StepFrame, type StepWindow } from '#libs/contracts';

/**
 * The part of a window above the watermark, without copying.
 *
 * @throws RangeError if steps do not ascend, or an array has neither as many values as there are steps nor none
 *   (none: this measure was not recorded)
 */
export function trimWindow(window: StepWindow, watermark: number): StepWindow {
  checkWindow(window);
  const { steps } = window;
  let from = 0;
  while (from < steps.length && (steps[from] ?? 0) <= watermark) from++;
  if (from === 0) return window;
  return sliceWindow(window, from, steps.length);
}

/** Steps `from` to `to` (exclusive, positions not numbers) of a window, as views of the same memory. */
export function sliceWindow(window: StepWindow, from: number, to: number): StepWindow {
  const { run, steps, loss, heldOut, ...facts } = window;
  const firstStep = from === 0 ? window.firstStep : (steps[from - 1] ?? -1) + 1;
  const layers = window.layers.map(({ name, measures }) => ({ name, measures: mapMeasures((m) => measures[m].subarray(from, to)) }));
  const part = { ...facts, run, firstStep, steps: steps.subarray(from, to), loss: loss.subarray(from, to), layers };
  // those of before stay: what came late is taken at the next step
  return heldOut === undefined ? part : { ...part, heldOut: heldOut.filter(({ step }) => step <= (part.steps.at(-1) ?? -1)) };
}

/** A record of one array per measure. */
export function mapMeasures(make: (measure: Measure) => Float32Array): Record<Measure, Float32Array> {
  return Object.fromEntries(MEASURES.map((measure) => [measure, make(measure)])) as Record<Measure, Float32Array>;
}

/** What is known of a run beside its steps. */
export type RunFacts = Pick<StepWindow, 'heldOut' | 'scalerRange'>;

/** Frames of consecutive steps, as the tap gives them, as one window; copies. `layers` are the names in the order of the frames. */
export function windowOfFrames(run: StepWindow['run'], frames: readonly StepFrame[], layers: readonly string[], facts: RunFacts = {}): StepWindow {
  const series = (layer: number, measure: Measure): Float32Array => {
    const values = new Float32Array(frames.length);
    const place = layer * MEASURE_COUNT + MEASURE_INDEX[measure];
    // a plain loop: `from` took most of the time that rules cost a training step
    for (let i = 0; i < frames.length; i++) values[i] = frames[i]?.measures[place] ?? NaN;
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

function checkWindow({ steps, loss, layers }: StepWindow): void {
  for (let i = 1; i < steps.length; i++) {
    const [last, next] = [steps[i - 1] ?? 0, steps[i] ?? 0];
    if (next <= last) throw new RangeError(`steps must ascend, got ${String(next)} after ${String(last)}`);
  }
  checkLength('loss', loss, steps.length);
  for (const { name, measures } of layers) {
    for (const measure of MEASURES) checkLength(`${measure} of layer ${name}`, measures[measure], steps.length);
  }
}

function checkLength(what: string, values: Float32Array, steps: number): void {
  if (values.length !== 0 && values.length !== steps) {
    throw new RangeError(`${what} must hold ${String(steps)} values or none, got ${String(values.length)}`);
  }
}
