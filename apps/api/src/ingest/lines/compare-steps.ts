import { MEASURE_COUNT, MEASURES, type StepFrame } from '#libs/contracts';
import { readRecordedSteps, type Store } from '#libs/decision-store';

import { IngestProblem } from '../ingest-problem.js';
import { answered } from '../run/answered.js';
import type { RunSession } from '../run/run-session.js';

/** Steps that are read at once. */
const BLOCK_STEPS = 256;

/** Compares a step that is recorded already. @throws IngestProblem different, naming line, field and both values. */
export type CompareStep = (line: number, frame: StepFrame) => Promise<void>;

/** Opens a comparer that reads the ledger block by block. */
export function stepComparer(store: Store, session: RunSession): CompareStep {
  let block = { from: -1, steps: new Map<number, StepFrame>() };
  const load = async (step: number): Promise<Map<number, StepFrame>> => {
    const from = Math.floor(step / BLOCK_STEPS) * BLOCK_STEPS;
    if (block.from === from && block.steps.has(step)) return block.steps;
    const { run, layers } = session.position;
    const range = { fromStep: from, toStep: from + BLOCK_STEPS - 1 };
    const steps = await answered(() => readRecordedSteps(store, { runId: run.runId, layers: layers.length }, range), session.limits);
    block = { from, steps };
    return steps;
  };
  return async (line, frame) => {
    const recorded = (await load(frame.step)).get(frame.step);
    if (recorded === undefined) {
      throw new IngestProblem('different', `line ${line}: step ${frame.step} was recorded as not sent`, { line, step: frame.step });
    }
    const difference = differenceOf(frame, recorded, session.position.layers);
    if (difference !== null) throw new IngestProblem('different', `line ${line}: ${difference} at step ${frame.step}`, { line, step: frame.step });
  };
}

/** The first field of a step that differs from what was before, with both values; null when nothing does. */
export function differenceOf(sent: StepFrame, recorded: StepFrame, layers: readonly string[]): string | null {
  for (const field of ['loss', 'learningRate', 'durationUs', 'batchId'] as const) {
    if (!Object.is(sent[field], recorded[field])) return `${field} is ${sent[field]}, recorded was ${recorded[field]}`;
  }
  const at = sent.measures.findIndex((value, i) => !Object.is(value, recorded.measures[i]));
  if (at < 0) return null;
  const [layer, measure] = [layers[Math.floor(at / MEASURE_COUNT)] ?? '', MEASURES[at % MEASURE_COUNT] ?? ''];
  return `layers.${layer}.${measure} is ${String(sent.measures[at])}, recorded was ${String(recorded.measures[at])}`;
}
