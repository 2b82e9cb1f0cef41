import { plural } from '#libs/contracts';

import type { OpenBundle } from './open-bundle.js';
import type { Reproduced } from './reproduce-bundle.js';

const OUTCOMES = { same: 'SAME, bit for bit', 'within-tolerance': 'SAME within tolerance', diverged: 'DIVERGED' } as const;

/** What a recomputation gave, for a person. */
export function reproducedText(found: Reproduced, { name }: Pick<OpenBundle, 'name'>): string[] {
  const { outcome, run, diverged, maxError, tolerance, stretches, steps, decisions, missingSteps, backend, recordedBackend, vouchedBy } = found;
  return [
    `${OUTCOMES[outcome]}  run ${run} (${name})`,
    `  recomputed   ${decisions.toLocaleString('en')} ${plural(decisions, 'decision')} of ${steps.toLocaleString('en')} ${plural(steps, 'step')}: ${stretches.map(({ from, to }) => `${from}..${to}`).join(', ')}`,
    ...(missingSteps === 0 ? [] : [`  not compared ${missingSteps} steps that the ledger does not hold`]),
    `  largest error ${maxError.toPrecision(3)} (tolerance ${tolerance})`,
    ...(diverged === null ? [] : [`  diverged at  step ${diverged.step}, ${diverged.layer === null ? 'loss' : `layer ${diverged.layer}, ${diverged.measure}`}: recorded ${diverged.recorded}, computed ${diverged.computed}, off by ${diverged.error.toPrecision(3)}`]),
    `  data         files and split as recorded`,
    `  weights      ${weightsLine(found)}`,
    `  backend      ${backend}${backend === recordedBackend ? '' : `; it was recorded on ${recordedBackend}`}`,
    `  signed by    ${vouchedBy ?? 'a key that nobody here knows (--unvouched)'}`,
  ];
}

function weightsLine({ sameWeights, weightsFrom, backend, recordedBackend }: Reproduced): string {
  if (sameWeights === null) return 'not compared: neither the last checkpoint nor the whole run is there';
  const whose = weightsFrom === 'checkpoint' ? 'those of the last checkpoint' : 'the recomputed ones';
  if (sameWeights) return `${whose} have the recorded checksum`;
  return `${whose} DO NOT have the recorded checksum${backend === recordedBackend || weightsFrom === 'checkpoint' ? '' : ': another backend has other bits'}`;
}
