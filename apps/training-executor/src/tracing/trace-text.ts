import type { MovedRecords, TracedSet } from '#libs/contracts';

import { textColumns } from '../cli/text-columns.js';
import { divergenceText } from '../replaying/replay-text.js';
import type { Trace } from './trace-run.js';

/** A trace for a person, a line each. */
export function traceText(trace: Trace): string[] {
  const { target, value, withoutScaling, quality, seconds, trainingSeconds, totalDecisions, without = [] } = trace;
  const tested = without.filter(({ pValue }) => pValue !== null).length;
  return [
    `${target}: ${short(value)}`,
    `without any scaling (all ${totalDecisions} scales 1, replayed): ${short(withoutScaling)}, ${signed(withoutScaling - value)}`,
    fidelityText(trace),
    `${quality.verdict}: decision-LDS ${figure(quality.lds)} (95 % ${figure(quality.ci[0])} to ${figure(quality.ci[1])}, ${quality.n.sets} sets), single decisions ${figure(quality.looSpearman)}, signs ${figure(quality.signAgreement)} (${quality.n.single} drawn by lot, ${percent(quality.belowNoise)} within the noise of ${trace.noiseFloor.toExponential(1)})`,
    `metagradient norm ${trace.metagradientNorm.toPrecision(3)} (below 1: smooth), Hessian products within ${percent(trace.hessianError)}`,
    '',
    ...table(trace),
    '',
    ...without.flatMap((set) => setText(set, tested)),
    `effect: the target with that decision at scale 1 minus the target as it is; ${seconds.toFixed(1)} s, of which ${trainingSeconds.toFixed(1)} s executed the run once`,
  ];
}

function fidelityText({ fidelity: { bitExact, sameWeights, firstDivergence, maxRelLossError } }: Trace): string {
  if (firstDivergence !== null) return `NOT as recorded, ${divergenceText(firstDivergence)}; largest relative error of a loss ${maxRelLossError.toPrecision(3)}`;
  const weights = sameWeights === null ? '' : sameWeights ? ', the recorded weights' : ', NOT the recorded weights';
  return bitExact ? `executed again bit for bit${weights}` : 'executed again';
}

/** p up to which a replayed effect stands out. */
const STANDS_OUT = 0.05;

/** Where the estimate cannot be relied on, only what was replayed is shown. */
function table({ decisions, quality }: Trace): string[] {
  const onlyReplayed = quality.verdict === 'do not rely on the estimate';
  const replayed = decisions.filter(({ measuredEffect }) => measuredEffect !== null);
  const shown = onlyReplayed ? replayed : decisions;
  if (shown.length === 0) return [decisions.length === 0 ? 'no decision has an effect: every scale is 1' : 'none was replayed'];
  const isReacting = decisions.some(({ reactingEffect }) => typeof reactingEffect === 'number');
  const least = Math.min(1, replayed.length / (1 + quality.n.single));
  const rows = shown.map(({ layer, step, scale, effect, grade, measuredEffect, reactingEffect, control, pValue }) => [
    layer, String(step), short(scale), ...(onlyReplayed ? [] : [signed(effect)]), grade,
    measuredEffect === null ? '' : signed(measuredEffect),
    ...(isReacting ? [typeof reactingEffect === 'number' ? signed(reactingEffect) : ''] : []),
    control === null ? '' : `chance up to ${short(control)}`,
    pValue === null ? '' : pWords(pValue, least),
  ]);
  return textColumns([['layer', 'step', 'scale', ...(onlyReplayed ? [] : ['estimated']), 'grade', 'replayed', ...(isReacting ? ['scaler reacting'] : []), '', ''], ...rows]);
}

/** Whether an effect that was measured is more than what decisions of this run do anyway; `least` is the smallest p that so few controls can show. */
function pWords(p: number, least: number): string {
  if (p <= STANDS_OUT) return `p ${p.toFixed(3)}, stands out`;
  return least > STANDS_OUT ? `p ${p.toFixed(3)}, too few controls to tell` : `p ${p.toFixed(3)}, as others do`;
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

/** Records shown of each set. */
const SHOWN_RECORDS = 5;

/** A set that was asked for by name; p is adjusted for so many `tested`. */
function setText(set: TracedSet, tested: number): string[] {
  const { grade, measuredEffect, estimated, controls, control, pValue } = set;
  if (measuredEffect === null) return [`without ${countText(set)}: nothing to neutralise`, ''];
  const chance = control === null ? 'no random sets of its size to compare with' : `${controls} random sets of its size: chance up to ${short(control)}`;
  const p = pValue === null ? '' : `, ${pWords(pValue, Math.min(1, tested / (1 + controls)))}`;
  return [`without ${countText(set)}: replayed ${signed(measuredEffect)}, estimated ${signed(estimated)}, ${grade}; ${chance}${p}`, ...movedLines({ ...set, moved: set.moved.slice(0, SHOWN_RECORDS) }), ''];
}

function countText({ decisions, count }: Pick<TracedSet, 'decisions' | 'count'>): string {
  return `${decisions} (${count} decision${count === 1 ? '' : 's'})`;
}

function movedLines({ className, records, flips, flipShareCi95, meanChange, meanChangeCi95, moved }: MovedRecords): string[] {
  return [
    `${flips} of ${records} test records change their class (95 % ${percent(flipShareCi95[0])} to ${percent(flipShareCi95[1])}), score of "${className}" moved by ${short(meanChange)} on average, up or down (95 % ${short(meanChangeCi95[0])} to ${short(meanChangeCi95[1])})`,
    ...moved.map(({ record, score, without, flips: flipped }) => `${record.padEnd(12)} ${short(score).padEnd(8)} ${short(without).padEnd(8)} ${signed(without - score)}${flipped ? '  changes its class' : ''}`),
  ];
}

/** What a set of decisions moved, for a person. */
export function movedText(set: MovedRecords & Pick<TracedSet, 'decisions' | 'count'>): string[] {
  return [`${countText(set)} at scale 1, replayed:`, ...movedLines(set)];
}
