import { type DecisionFacts, type LayerHistory, MEASURE_COUNT, MEASURE_INDEX, MEASURES, type Measure, type StepFrame } from '#libs/contracts';

/** The history of a layer, from the frames of a training that starts at step 0. */
export function historyOf(frames: readonly StepFrame[], layer: number): LayerHistory {
  const column = (measure: Measure): Float32Array => Float32Array.from(frames, ({ measures }) => measures[layer * MEASURE_COUNT + MEASURE_INDEX[measure]] ?? NaN);
  const measures = Object.fromEntries(MEASURES.map((measure) => [measure, column(measure)])) as Record<Measure, Float32Array>;
  return { firstStep: 0, measures, learningRate: Float32Array.from(frames, ({ learningRate }) => learningRate) };
}

/** Facts of a decision of a layer; no rollback. */
export function factsOf(history: LayerHistory, spec: unknown, step: number, layer = 'dense1'): DecisionFacts {
  return { run: '01890000-0000-7000-8000-000000000000', layer, step, spec, history, rollbacks: [] };
}
