import { inputsOfLeaf, reportNumber } from '#libs/audit';
import { measuredInterval, shownDecisions, showsEstimates } from '#libs/contracts';
import { listLayers, proveDecisions, readTraceEffects } from '#libs/decision-store';
/** Decisions that a report shows, at most. */
const SHOWN = 10;
/** Part 3: the decisions that moved the prediction most, as the ledger holds them, with effect and grade. */
export async function decisionsPart({ store, row, record, trace }) {
    const result = trace?.result ?? null;
    const chosen = (result === null ? [] : shownDecisions(result)).slice(0, SHOWN);
    const layers = ((await listLayers(store, [row.uuid])).get(row.uuid) ?? []).map(({ name }) => name);
    const proved = await proveDecisions(store, row.uuid, chosen.map(({ layer, step }) => ({ layerIndex: layers.indexOf(layer), step })));
    if (trace === null || result === null)
        return { part: { missing: noTrace(row.uuid, record) }, proved, explained: null };
    const { lds, ci, verdict, reason, n } = result.quality;
    const { noiseFloor: noise } = result;
    const list = chosen.map(({ layer, step, effect, grade, measuredEffect, control, pValue }, i) => {
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
            ...{ lds: reportNumber(lds), ldsLow: reportNumber(ci[0]), ldsHigh: reportNumber(ci[1]), verdict, ...reasonOf(reason), replays: n.sets, list },
        },
        proved,
        explained: showsEstimates(verdict) ? shareShown(await readTraceEffects(store, trace.uuid), list) : null,
    };
}
/** Why the verdict is what it is; nothing in traces made before it was told. */
function reasonOf(reason) {
    return reason === undefined ? {} : { reason };
}
/** Part 6: the prediction with all scales neutralised, and the control of the replayed decisions. */
export function counterfactualPart({ trace, row, record }) {
    const result = trace?.result ?? null;
    if (result === null)
        return { missing: noTrace(row.uuid, record) };
    const { value, withoutScaling, fidelity, decisions } = result;
    const replayed = decisions.filter(({ measuredEffect }) => measuredEffect !== null);
    const control = replayed.find((one) => one.control !== null)?.control ?? null;
    return {
        ...{ value: reportNumber(value), withoutScaling: reportNumber(withoutScaling), change: reportNumber(value - withoutScaling), replayed: replayed.length },
        ...{ bitExact: fidelity.bitExact, maxRelLossError: reportNumber(fidelity.maxRelLossError), sameWeights: fidelity.sameWeights },
        control: control === null ? 'no control was replayed' : `replayed decisions that were drawn by lot move it by ${control.toPrecision(3)} at most`,
        sets: setsOf(result),
    };
}
/** Sets of decisions that the trace neutralised all at once. */
function setsOf({ without = [] }) {
    return without.map(({ decisions, count, estimated, grade, measuredEffect, controls, control, pValue }) => ({
        ...{ decisions, count, estimated: reportNumber(estimated), grade, measuredEffect: orNull(measuredEffect), controls, control: orNull(control), pValue: orNull(pValue) },
    }));
}
function orNull(value) {
    return value === null ? null : reportNumber(value);
}
function shareShown(effects, shown) {
    if (effects === null)
        return null;
    const all = effects.reduce((sum, effect) => sum + Math.abs(effect), 0);
    const share = shown.reduce((sum, { effect }) => sum + Math.abs(Number(effect)), 0) / all;
    return Number.isFinite(share) ? share : null;
}
/** Names no record: copies that leave it out keep this sentence. */
function noTrace(run, record) {
    return `no trace was run: gradlens trace ${run} ${record === null ? '--split test' : '--record RECORD'}`;
}
//# sourceMappingURL=decisions-part.js.map