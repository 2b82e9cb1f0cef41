import { type DecisionFacts, InputError, isUniform, readRecordedSpec, type RunSpec } from '#libs/contracts';

import { explainAccumulated } from './accumulating.js';
import { at, chainOf, hasFlag } from './chain.js';
import type { Choice, ChoiceFacts } from './choice.js';
import type { Contribution, Explained, Explanation } from './explanation.js';
import { explainGuards, lastBounded } from './guards.js';
import { hypergradientCourse } from './hypergradient.js';
import { metaCourse } from './meta.js';
import { explainAgc, explainFixed, explainTrustRatio } from './memoryless.js';
import { pushFactor } from './push.js';
import { compare } from './recompute.js';
import { snrCourse } from './snr.js';

/**
 * Why the scaler chose a scale: the decision is computed again from the rest of the ledger, the log of its raw scale is split
 * into Shapley values of the inputs of the last steps against the run's median state, and the guards are followed from there.
 *
 * @returns `unexplained`, with the reason, where the ledger does not hold what the scaler saw.
 */
export function explainDecision(facts: DecisionFacts): Explanation {
  const { run, layer, step, history } = facts;
  const spec = specOf(facts);
  const place = step - history.firstStep;
  const chain = chainOf(facts);
  const reason = removedReason(facts) ?? (spec === null ? NO_SCALER : (notRecorded(facts, place, chain) ?? unseen(spec, facts, place)));
  if (spec === null || reason !== null) return { kind: 'unexplained', run, layer, step, reason: reason ?? NO_SCALER };
  return explain(spec, facts, { chain, place });
}

const NO_SCALER = 'the run was not trained here: how its scaler chooses is not known';

function specOf({ run, spec }: DecisionFacts): RunSpec | null {
  try {
    return readRecordedSpec(spec, `run ${run}`);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** What retention did to the decision; null where it removed none of the run. */
function removedReason({ removed }: DecisionFacts): string | null {
  if (removed === undefined) return null;
  const { at: when, by, reason } = removed;
  return `retention removed the decisions of this run${when === null ? '' : ` on ${when.toISOString().slice(0, 16).replace('T', ' ')} UTC`}, by ${by} (${reason}); rollups, events and proofs of it are kept`;
}

/** Why the ledger does not do; null where it does. */
function notRecorded({ history, step }: DecisionFacts, place: number, chain: Int32Array): string | null {
  if (!Number.isFinite(at(history, 'flags', place))) return 'no decision is recorded for this step and layer';
  const rawScale = at(history, 'rawScale', place);
  if (!(rawScale > 0 && Number.isFinite(rawScale))) return `the raw scale is ${rawScale}: it has no finite log to take apart`;
  const last = chain.at(-2);
  if (last === undefined ? !isFromStart(history.firstStep, step) : Number.isNaN(at(history, 'scale', last))) return 'the step before it is not in the ledger: what the scaler remembered is not known';
  return null;
}

function isFromStart(firstStep: number, step: number): boolean {
  return firstStep === 0 || step === 0;
}

/** Why what the scaler saw cannot be read back. */
function unseen({ scaler, placement }: RunSpec, { history }: DecisionFacts, place: number): string | null {
  if (isUniform(scaler)) return 'the scale is one for all layers (uniform): no layer chose it by itself; without uniform: true each layer has a scale of its own, and that is explained';
  if (scaler.kind === 'random') return 'the scale is random: nothing explains it';
  if (READS_NOISE.has(scaler.kind)) return Number.isNaN(at(history, 'noise', place)) ? 'the noise is NaN, from which the signal share is read back' : null;
  if (scaler.kind !== 'trust-ratio' || placement === 'gradient') return null;
  return !hasFlag(history, 'skipped', place) ? null : 'the step was not applied, so the norm of its update is not recorded';
}

const READS_NOISE: ReadonlySet<RunSpec['scaler']['kind']> = new Set(['snr', 'meta']);

interface Found {
  readonly chain: Int32Array;
  readonly place: number;
}

function explain(spec: RunSpec, facts: DecisionFacts, { chain, place }: Found): Explained {
  const { history, run, layer, step } = facts;
  const factorAt = (of: number): number => pushFactor(spec.provoke, layer, of + history.firstStep);
  const [rawScale, scale] = [at(history, 'rawScale', place), at(history, 'scale', place)];
  const logRawScale = Math.log(rawScale);
  const fromStart = history.firstStep === 0;
  const choice = choose(spec, { history, layer, chain, fromStart, factorAt, logRawScale });
  const push = pushOf(step, factorAt(place));
  const contributions = [...choice.contributions, ...(push === null ? [] : [push])];
  const [paramNorm, updateNorm, flags] = [at(history, 'paramNorm', place), at(history, 'updateNorm', place), at(history, 'flags', place)];
  const guarded = explainGuards({ rawScale, scale, lastScale: lastBounded(history, chain, spec.guards), flags, paramNorm, updateNorm, guards: spec.guards });
  const { base, earlier, steps, method, stepValues, chosen, saturated = null } = choice;
  const sum = contributions.reduce((total, { value }) => total + value, base + (earlier?.value ?? 0));
  return {
    kind: 'explained', run, layer, step, rawScale, scale, scaler: spec.scaler.kind,
    rawRecomputed: compare(rawScale, Math.fround(chosen) * factorAt(place)),
    scaleRecomputed: guarded.scale,
    guards: guarded.acts,
    logRawScale, base, contributions, earlier, sum, rounding: logRawScale - sum, steps, method, stepValues, saturated,
    accountedShare: accountedShare(earlier?.value ?? 0, logRawScale),
  };
}

function choose({ scaler, placement }: RunSpec, facts: ChoiceFacts): Choice {
  switch (scaler.kind) {
    case 'fixed':
      return explainFixed(facts, scaler);
    case 'snr':
      return explainAccumulated(facts, snrCourse(facts, scaler));
    case 'meta':
      return explainAccumulated(facts, metaCourse(facts, scaler, placement));
    case 'hypergradient':
      return explainAccumulated(facts, hypergradientCourse(facts, scaler));
    case 'trust-ratio':
      return explainTrustRatio(facts, scaler, placement);
    case 'agc':
      return explainAgc(facts, scaler);
    case 'random':
      throw new RangeError('random scales are not explained');
  }
}

function pushOf(step: number, factor: number): Contribution | null {
  return factor === 1 ? null : { input: 'push on purpose', fromStep: step, toStep: step, mean: factor, median: NaN, value: Math.log(factor) };
}

function accountedShare(earlier: number, logRawScale: number): number {
  if (earlier === 0) return 1;
  return Math.max(0, 1 - Math.abs(earlier) / Math.abs(logRawScale));
}
