import { plural } from '#libs/contracts';
import type { Divergence } from '#libs/decision-trace';

import type { Replay } from './replay-run.js';

/** A replay for a person, a line each. */
export function replayText(replay: Replay): string[] {
  const { run, backend, seconds, steps, comparedSteps, missingSteps, maxRelLossError, firstDivergence, sameWeights } = replay;
  return [
    `run ${run}: ${steps} ${plural(steps, 'step')} replayed on ${backend} in ${seconds.toFixed(1)} s`,
    firstDivergence === null
      ? exactText(replay)
      : `DIVERGED: ${divergenceText(firstDivergence)}`,
    ...(missingSteps > 0 ? [`not compared: ${missingSteps} ${plural(missingSteps, 'step')} that the ledger does not hold`] : []),
    ...(comparedSteps > 0 ? [`largest relative error of a loss: ${maxRelLossError.toPrecision(3)}`] : []),
    `weights at the end: ${sameWeights === null ? 'the run recorded no checksum to compare with' : sameWeights ? 'the recorded checksum' : 'NOT the recorded checksum'}`,
  ];
}

function exactText({ steps, comparedSteps }: Replay): string {
  if (comparedSteps === 0) return `NOT compared: the ledger holds none of its ${steps} ${plural(steps, 'step')} any more`;
  return `bit exact: every loss and every measure of every decision, ${comparedSteps === steps ? '' : `in ${comparedSteps} of `}${steps} ${plural(steps, 'step')}`;
}

/** Where a replay left the ledger first. */
export function divergenceText({ step, layer, measure, recorded, replayed }: Divergence): string {
  const place = layer === null ? `the ${measure}` : `${measure} of layer ${layer}`;
  return `first at step ${step}: ${place} is ${replayed} in the replay, ${recorded} in the ledger`;
}
