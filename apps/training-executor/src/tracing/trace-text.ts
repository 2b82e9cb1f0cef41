import type { TracedDecision } from '#libs/contracts';

import { textColumns } from '../cli/text-columns.js';
import { divergenceText } from '../replaying/replay-text.js';
import type { MovedRecords } from './moved-records.js';
import type { Trace } from './trace-run.js';

/** A trace for a person, a line each. */
export function traceText(trace: Trace): string[] {
  const { target, value, withoutScaling, quality, decisions, seconds, trainingSeconds, totalDecisions } = trace;
  return [
    `${target}: ${short(value)}`,
    `without any scaling (all ${totalDecisions} scales 1, replayed): ${short(withoutScaling)}, ${signed(withoutScaling - value)}`,
    fidelityText(trace),
    `${quality.verdict}: decision-LDS ${figure(quality.lds)} (95 % ${figure(quality.ci[0])} to ${figure(quality.ci[1])}, ${quality.n.sets} sets), single decisions ${figure(quality.looSpearman)}, signs ${figure(quality.signAgreement)} (${quality.n.single} drawn by lot, ${percent(quality.belowNoise)} within the noise of ${trace.noiseFloor.toExponential(1)})`,
    `metagradient norm ${trace.metagradientNorm.toPrecision(3)} (below 1: smooth), Hessian products within ${percent(trace.hessianError)}`,
    '',
    ...table(decisions, quality.verdict === 'do not rely on the estimate'),
    '',
    `effect: the target with that decision at scale 1 minus the target as it is; ${seconds.toFixed(1)} s, of which ${trainingSeconds.toFixed(1)} s executed the run once`,
  ];
}

function fidelityText({ fidelity: { bitExact, sameWeights, firstDivergence, maxRelLossError } }: Trace): string {
  if (firstDivergence !== null) return `NOT as recorded, ${divergenceText(firstDivergence)}; largest relative error of a loss ${maxRelLossError.toPrecision(3)}`;
  const weights = sameWeights === null ? '' : sameWeights ? ', the recorded weights' : ', NOT the recorded weights';
  return bitExact ? `executed again bit for bit${weights}` : 'executed again';
}

/** Where the estimate cannot be relied on, only what was replayed is shown. */
function table(decisions: readonly TracedDecision[], onlyReplayed: boolean): string[] {
  const shown = onlyReplayed ? decisions.filter(({ measuredEffect }) => measuredEffect !== null) : decisions;
  if (shown.length === 0) return ['no decision has an effect: every scale is 1'];
  const rows = shown.map(({ layer, step, scale, effect, grade, measuredEffect, control, pValue }) => [
    layer, String(step), short(scale), onlyReplayed ? '' : signed(effect), grade,
    measuredEffect === null ? '' : signed(measuredEffect),
    control === null ? '' : `chance up to ${short(control)}`,
    pValue === null ? '' : `p ${pValue.toFixed(3)}`,
  ]);
  const header = ['layer', 'step', 'scale', onlyReplayed ? '' : 'estimated', 'grade', 'replayed', '', ''];
  return textColumns([header, ...rows]);
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}

function signed(value: number): string {
  return value > 0 ? `+${short(value)}` : short(value);
}

function figure(value: number): string {
  return Number.isNaN(value) ? 'unknown' : value.toFixed(3);
}

function percent(share: number): string {
  return Number.isNaN(share) ? 'unknown' : `${(100 * share).toPrecision(2)} %`;
}

/** What a set of decisions moved, for a person. */
export function movedText({ decisions, count, className, records, flips, meanChange, moved }: MovedRecords): string[] {
  return [
    `${decisions} (${count} decision${count === 1 ? '' : 's'}) at scale 1, replayed: ${flips} of ${records} test records change their class, score of "${className}" by ${short(meanChange)} on average`,
    ...moved.map(({ record, score, without, flips: flipped }) => `${record.padEnd(12)} ${short(score).padEnd(8)} ${short(without).padEnd(8)} ${signed(without - score)}${flipped ? '  changes its class' : ''}`),
  ];
}
