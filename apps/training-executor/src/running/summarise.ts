import type { RunSummary, RunUuid } from '#libs/contracts';

import type { EvaluationPoint, LoopOutcome } from './loop.js';
import type { PreparedRun } from './prepare-run.js';

interface SummaryParts {
  readonly prepared: PreparedRun;
  readonly options: { readonly run: RunUuid };
  readonly outcome: LoopOutcome;
  readonly seconds: number;
  readonly firstStep: number;
  readonly alerts: number;
}

/** What a run is summed up by. */
export async function summarise({ prepared, options, outcome, seconds, firstStep, alerts }: SummaryParts): Promise<RunSummary> {
  const { training, backend } = prepared;
  const { stopped, stepsToTarget, lastFrame, lastEvaluation } = outcome;
  return {
    run: options.run,
    state: stopped === null ? 'completed' : stopped.state,
    steps: training.step,
    layers: training.layers.length,
    decisions: training.step * training.layers.length,
    trainLoss: lastFrame?.loss ?? null,
    ...testFigures(lastEvaluation),
    stepsToTarget,
    seconds,
    stepsPerSecond: (training.step - firstStep) / seconds,
    backend: backend.name,
    alerts,
    weightsSha256: await training.weightsSha256(),
  };
}

function testFigures(evaluation: EvaluationPoint | null): Pick<RunSummary, 'testLoss' | 'testAccuracy' | 'testR2' | 'testRmse' | 'testMae'> {
  if (evaluation === null) return { testLoss: null, testAccuracy: null };
  const { loss, accuracy, errors } = evaluation;
  return errors === undefined ? { testLoss: loss, testAccuracy: accuracy } : { testLoss: loss, testAccuracy: null, testR2: errors.r2, testRmse: errors.rmse, testMae: errors.mae };
}
