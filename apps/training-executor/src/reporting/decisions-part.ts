import { inputsOfLeaf, type ReportContent, type ReportDecision, reportNumber, sentenceNumber } from '#libs/audit';
import { measuredInterval, shownDecisions, showsEstimates, type TraceResult } from '#libs/contracts';
import { listLayers, proveDecisions, type ProvedDecisions, readTraceEffects } from '#libs/decision-store';

import type { ReportSources } from './gather-report.js';

/** Decisions that a report shows, at most. */
const SHOWN = 10;

/** Part 3, and the head that proves it. */
export interface DecisionsMade {
  readonly part: ReportContent['decisions'];
  readonly proved: ProvedDecisions;
  /** Σ|effect| of the decisions shown over that of all, as estimated; null where the estimates are not stored, or not relied on. Dimensionless. */
  readonly explained: number | null;
}

/** Part 3: the decisions that moved the prediction most, as the ledger holds them, with effect and grade. */
export async function decisionsPart({ store, row, trace, noTrace }: ReportSources): Promise<DecisionsMade> {
  const result = trace?.result ?? null;
  const chosen = (result === null ? [] : shownDecisions(result)).slice(0, SHOWN);
  const layers = ((await listLayers(store, [row.uuid])).get(row.uuid) ?? []).map(({ name }) => name);
  const proved = await proveDecisions(store, row.uuid, chosen.map(({ layer, step }) => ({ layerIndex: layers.indexOf(layer), step })));
  if (trace === null || result === null) return { part: { missing: noTrace }, proved, explained: null };
  const { lds, ci, verdict, reason, n } = result.quality;
  const { noiseFloor: noise } = result;
  const list = chosen.map(({ layer, step, effect, grade, measuredEffect, control, pValue }, i): ReportDecision => {
    const found = proved.inclusions[i] ?? null;
    const [low, high] = measuredEffect === null ? [null, null] : measuredInterval(measuredEffect, noise);
    return {
      ...{ layer, step, effect: reportNumber(effect), grade },
      ...{ measuredEffect: orNull(measuredEffect), control: orNull(control), pValue: orNull(pValue) },
      measuredLow: low === null ? null : reportNumber(low),
      measuredHigh: high === null ? null : reportNumber(high),
      inputs: found === null ? null : inputsOfLeaf(found.leaf, step),
      proof: found === null ? null : { seq: found.seq, index: found.index, leaf: found.leaf.toString('base64'), path: found.path.map((hash) => hash.toString('hex')) },
    };
  });
  return {
    part: {
      ...{ trace: trace.uuid, target: result.target, method: trace.method, value: reportNumber(result.value), withoutScaling: reportNumber(result.withoutScaling) },
      ...{ lds: reportNumber(lds), ldsLow: reportNumber(ci[0]), ldsHigh: reportNumber(ci[1]), verdict, ...reasonOf(reason), replays: n.sets, controls: n.single, list },
    },
    proved,
    explained: showsEstimates(verdict) ? shareShown(await readTraceEffects(store, trace.uuid), list) : null,
  };
}

/** Why the verdict is what it is; nothing in traces made before it was told. */
function reasonOf(reason: string | undefined): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

/** Part 6: the prediction with all scales neutralised, and the control of the replayed decisions. */
export function counterfactualPart({ trace, noTrace }: Pick<ReportSources, 'trace' | 'noTrace'>): ReportContent['counterfactual'] {
  const result = trace?.result ?? null;
  if (result === null) return { missing: noTrace };
  const { value, withoutScaling, fidelity, decisions } = result;
  const replayed = decisions.filter(({ measuredEffect }) => measuredEffect !== null);
  const control = replayed.find((one) => one.control !== null)?.control ?? null;
  return {
    ...{ value: reportNumber(value), withoutScaling: reportNumber(withoutScaling), change: reportNumber(value - withoutScaling), replayed: replayed.length },
    ...{ bitExact: fidelity.bitExact, maxRelLossError: reportNumber(fidelity.maxRelLossError), sameWeights: fidelity.sameWeights },
    control: control === null ? 'no control was replayed' : `replayed decisions that were drawn by lot move it by ${sentenceNumber(control)} at most (${result.quality.n.single} of them)`,
    sets: setsOf(result),
  };
}

/** Sets of decisions that the trace neutralised all at once. */
function setsOf({ without = [] }: TraceResult): NonNullable<Extract<ReportContent['counterfactual'], { sets?: unknown }>['sets']> {
  return without.map(({ decisions, count, estimated, grade, measuredEffect, controls, control, pValue }) => ({
    ...{ decisions, count, estimated: reportNumber(estimated), grade, measuredEffect: orNull(measuredEffect), controls, control: orNull(control), pValue: orNull(pValue) },
  }));
}

function orNull(value: number | null): ReturnType<typeof reportNumber> | null {
  return value === null ? null : reportNumber(value);
}

function shareShown(effects: Float32Array | null, shown: readonly ReportDecision[]): number | null {
  if (effects === null) return null;
  const all = effects.reduce((sum, effect) => sum + Math.abs(effect), 0);
  const share = shown.reduce((sum, { effect }) => sum + Math.abs(Number(effect)), 0) / all;
  return Number.isFinite(share) ? share : null;
}
