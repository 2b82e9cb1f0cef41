import { finiteOrNull } from '../common/finite-or-null.js';
import { toGlobalId } from '../common/global-id.js';
import { pack } from '../common/packed.js';
import { curveBand } from './curve-band.js';
const HOUR_SECONDS = 3600;
/** A stored comparison as GraphQL tells it, without its arms. */
export function toComparison({ number, result, headline, commit, ...row }) {
    const { project, by, createdAt, spec, specSha256, findings } = row;
    return {
        ...{ id: toGlobalId('Comparison', String(number)), number, project, by, createdAt, spec, specSha256, findings, commit },
        ...{ name: result.name, productVersion: result.version, scaler: headline.scaler, fastestBaseline: headline.other },
        fewerSteps: difference(headline.steps.percent, headline.steps.ci95),
        task: toTask(result),
        costs: { ...result.costs, traceSeconds: result.costs.traceSeconds ?? 0 },
        economy: toEconomy(result.economy),
    };
}
function toTask({ data, model, batchSize, backend, budget, evaluateEvery, seeds, tuningSeeds, tuned, target, targetBy, machine }) {
    const { trainRows, validationRows, testRows, predicts = null } = data;
    return {
        ...{ data: data.name, predicts, trainRows, validationRows, testRows, model: model.kind, layers: model.layers, parameters: model.parameters },
        ...{ batchSize, backend, budget, evaluateEvery, seeds, tuningSeeds, isTuned: tuned, target: finiteOrNull(target), targetBy },
        ...{ machine: `${machine.cpu}, ${machine.platform}`, cores: machine.cores, load: finiteOrNull(machine.load) },
    };
}
function toEconomy(economy) {
    const { unit, exchangePerHour = null, other, baseline, training, recording, storage, tracing = 0, metaTraining, net, ci95, bytes, energy } = economy;
    return {
        ...{ unit, exchangePerHour, other, baseline: finiteOrNull(baseline), training: finiteOrNull(training), recording: finiteOrNull(recording), storage: finiteOrNull(storage) },
        ...{ tracing: finiteOrNull(tracing), metaTraining: finiteOrNull(metaTraining), net: finiteOrNull(net), low: finiteOrNull(ci95[0]), high: finiteOrNull(ci95[1]), bytes: finiteOrNull(bytes) },
        ...{ baselineEnergy: energy === null ? null : finiteOrNull(energy.baseline), scalerEnergy: energy === null ? null : finiteOrNull(energy.scaler) },
    };
}
/** The arms of a comparison, in its order. */
export function toArms({ arms, curves }, costs) {
    return arms.map((arm, i) => toArm(arm, { curves, i, costs }));
}
function toArm(arm, { curves, i, costs }) {
    const { name, role, rates, steps, missed, medianSteps, meanSteps, medianSeconds, meanSeconds, meanAccuracy, against } = arm;
    const seconds = finiteOrNull(meanSeconds);
    const times = (factor) => (seconds === null || factor === null ? null : (seconds * factor) / HOUR_SECONDS);
    return {
        ...{ name, role, learningRate: rates.fast, accurateLearningRate: rates.accurate, isAtEdge: rates.atEdge, steps, missed, medianSteps, meanSteps },
        ...{ medianSeconds: finiteOrNull(medianSeconds), meanSeconds: seconds, cost: times(costs.pricePerHour), energy: times(costs.watts), meanAccuracy: finiteOrNull(meanAccuracy) },
        against: against.map(toAgainst),
        curve: { steps: pack(Int32Array.from(curves.steps)), ...curveBand(curves.losses[i] ?? []) },
    };
}
function toAgainst({ other, steps, wall, processor, accuracy }) {
    return {
        ...{ other, steps: difference(steps.percent, steps.ci95), isNotWorse: accuracy.holds, accuracy: difference(accuracy.points, accuracy.ci95) },
        processor: processor === null ? null : difference(processor.percent, processor.ci95),
        wall: wall === null ? null : difference(wall.percent, wall.ci95),
    };
}
function difference(value, [low, high]) {
    return { value: finiteOrNull(value), low: finiteOrNull(low), high: finiteOrNull(high) };
}
//# sourceMappingURL=to-comparison.js.map