import { fidelityProblem, fidelityWords, parseTraceEffort } from '#libs/contracts';
import { toGlobalId } from '../common/global-id.js';
import { measured, measuredOrNull } from '../common/measured-number.js';
import { pack } from '../common/packed.js';
import { toCompleteness } from './trace-completeness.model.js';
/** A stored trace as GraphQL tells it. */
export function toTrace(row) {
    const { uuid, run, question, effort, state, progress, stage, attempt, method, productVersion } = row;
    const { by, reason, endedBy, problem, createdAt, startedAt, endedAt } = row;
    const { record = null, group = null, gap = null, split = null, of, className = null } = question;
    return {
        ...{ id: toGlobalId('Trace', uuid), uuid, runUuid: run, question: { record, group, gap, split, of, className }, effort: parseTraceEffort(effort) },
        ...{ state, progress, stage, attempt, method, productVersion, by, reason, endedBy, problem, createdAt, startedAt, endedAt },
        result: row.result === null ? null : toResult(row, row.result),
    };
}
function toResult({ uuid, run, steps, layers, effectsLeftOut }, result) {
    const { target, quality, fidelity, totalDecisions, seconds, trainingSeconds } = result;
    return {
        ...{ listed: result.decisions, runUuid: run, traceUuid: uuid, steps: steps ?? 0, layerNames: layers ?? [] },
        drawn: result.drawn === undefined ? null : toDrawn(result.drawn),
        without: (result.without ?? []).map((set) => toTracedSet({ runUuid: run, traceUuid: uuid }, set)),
        ...{ target, totalDecisions, seconds, trainingSeconds, effectsLeftOut },
        value: measured(result.value),
        withoutScaling: measured(result.withoutScaling),
        quality: toQuality(quality),
        completeness: toCompleteness(result.completeness),
        fidelity: toFidelity(fidelity),
        metagradientNorm: measured(result.metagradientNorm),
        noiseFloor: measured(result.noiseFloor),
        hessianError: measured(result.hessianError),
    };
}
function toDrawn(drawn) {
    return {
        ...{ layers: drawn.map(({ layer }) => layer), steps: drawn.map(({ step }) => step) },
        effects: pack(Float32Array.from(drawn, ({ effect }) => effect)),
        measuredEffects: pack(Float32Array.from(drawn, ({ measuredEffect }) => measuredEffect)),
    };
}
function toQuality({ verdict, reason, lds, ci, looSpearman, looSpearmanCi, signAgreement, signAgreementCi, belowNoise, n }) {
    return {
        ...{ verdict, words: verdict, reason: reason ?? null, single: n.single, sets: n.sets },
        ...{ lds: measured(lds), ldsLow: measured(ci[0]), ldsHigh: measured(ci[1]), belowNoise: measured(belowNoise) },
        ...{ looSpearman: measured(looSpearman), looSpearmanLow: measuredOrNull(looSpearmanCi?.[0]), looSpearmanHigh: measuredOrNull(looSpearmanCi?.[1]) },
        ...{ signAgreement: measured(signAgreement), signAgreementLow: measuredOrNull(signAgreementCi?.[0]), signAgreementHigh: measuredOrNull(signAgreementCi?.[1]) },
    };
}
function toFidelity(fidelity) {
    const { bitExact, sameWeights, maxRelLossError, firstDivergence, comparedSteps = null, missingSteps = null } = fidelity;
    return {
        ...{ words: fidelityWords(fidelity), problem: fidelityProblem(fidelity), bitExact, sameWeights, comparedSteps, missingSteps, maxRelLossError: measured(maxRelLossError) },
        ...{ divergedAtStep: firstDivergence?.step ?? null, divergedLayer: firstDivergence?.layer ?? null },
    };
}
/** A decision of a trace as GraphQL tells it. */
export function toTraced(runUuid, { layer, step, scale, effect, grade, measuredEffect, reactingEffect = null, control, pValue }) {
    return {
        ...{ runUuid, layer, step, grade, pValue },
        ...{ scale: measured(scale), effect: measured(effect), measuredEffect: measuredOrNull(measuredEffect), reactingEffect: measuredOrNull(reactingEffect), control: measuredOrNull(control) },
    };
}
function toTracedSet(of, { decisions, count, grade, controls, pValue, className, records, flips, moved, ...set }) {
    return {
        ...of,
        ...{ listed: moved, decisions, count, neutralised: set.neutralised ?? null, grade, controls, pValue, className, records, flips },
        ...{ estimated: measured(set.estimated), measuredEffect: measuredOrNull(set.measuredEffect), control: measuredOrNull(set.control) },
        controlEffects: set.controlEffects === undefined ? null : pack(Float32Array.from(set.controlEffects)),
        ...{ flipShareLow: measured(set.flipShareCi95[0]), flipShareHigh: measured(set.flipShareCi95[1]) },
        ...{ meanChange: measured(set.meanChange), meanChangeLow: measured(set.meanChangeCi95[0]), meanChangeHigh: measured(set.meanChangeCi95[1]) },
    };
}
//# sourceMappingURL=to-trace.js.map