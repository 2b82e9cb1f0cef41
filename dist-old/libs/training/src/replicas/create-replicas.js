import * as tf from '@tensorflow/tfjs';
import { InputError } from '#libs/contracts';
import { batchesPerEpoch } from '#libs/datasets';
import { disposeBatch, replicaBatch } from '../batch-of-step.js';
import { saveCheckpoint } from '../checkpoint/checkpoint.js';
import { classWeightsOf } from '../class-weights.js';
import { createFrameQueue, frameOf } from '../frame-queue.js';
import { initialParams } from '../models/initial-params.js';
import { createModel } from '../models/model.js';
import { modelShapeOf } from '../models/model-shape.js';
import { recordedStep } from '../recorded-step.js';
import { createStepParts, initTrainState } from '../step.js';
import { disposeTrainState } from '../train-state.js';
import { totalStepsOf } from '../total-steps.js';
import { replicaReaders } from './replica-readers.js';
import { stackStates, stateOfReplica } from './replica-state.js';
/**
 * Prepares replicas on the current backend (`resolveBackend` first).
 *
 * @throws InputError if there is none, or spec and data do not fit.
 */
export function createReplicas({ spec, data, clock, replicas }) {
    if (replicas.length === 0)
        throw new InputError({ source: null, path: 'replicas', value: 'none', allowed: 'at least one' });
    const shape = { ...modelShapeOf(data), classWeights: classWeightsOf(spec, data) };
    const model = createModel(spec.model, shape);
    const perEpoch = batchesPerEpoch(data.train.count, spec.batchSize);
    const step = createStepParts(spec, model, ratesOf(spec, replicas), networksOf(replicas));
    const batchSeeds = replicas.map(({ batchSeed = spec.seeds.batches }) => batchSeed);
    const parts = { spec, data, clock, shape, step, batchSeeds, frames: createFrameQueue(framesOf(replicas.length)) };
    const now = { step: 0, lowerings: [], state: firstState(parts, replicas.map(({ initSeed = spec.seeds.init }) => initialParams(model, initSeed))) };
    return {
        count: replicas.length,
        layers: model.facts,
        totalSteps: totalStepsOf(spec, perEpoch),
        parameterCount: model.layout.size,
        get step() {
            return now.step;
        },
        advance: () => {
            advance(parts, now);
        },
        skipTo: (step) => {
            now.step = step;
        },
        lower: (lowerings) => {
            now.lowerings = [...lowerings];
        },
        takeFrames: (maxPending) => parts.frames.take(maxPending),
        ...replicaReaders(parts, () => now.state),
        checkpoint: (replica) => checkpointOf(parts, now, replica),
        dispose: () => {
            disposeTrainState(now.state);
        },
    };
}
function ratesOf({ optimizer }, replicas) {
    const rates = replicas.map(({ learningRate = optimizer.learningRate }) => learningRate);
    return rates.every((rate) => rate === optimizer.learningRate) ? optimizer.learningRate : rates;
}
function networksOf(replicas) {
    const own = replicas.map(({ metaWeights }) => metaWeights).filter((weights) => weights !== undefined);
    if (own.length !== 0 && own.length !== replicas.length)
        throw new RangeError(`all replicas or none must have metaWeights, got ${own.length} of ${replicas.length}`);
    return own.length === 0 ? undefined : own;
}
function firstState({ step }, params) {
    const states = params.map((one) => initTrainState(tf.tensor1d(one), step));
    const stacked = stackStates(states);
    states.forEach(disposeTrainState);
    return stacked;
}
function advance(parts, now) {
    const startedAt = parts.clock.elapsed();
    const { step, state } = now;
    const batch = replicaBatch(parts, step, parts.batchSeeds);
    const { state: next, packed } = recordedStep(parts.step, state, batch, { step, lowerings: now.lowerings });
    disposeTrainState(state);
    disposeBatch(batch);
    now.state = next;
    now.step = step + 1;
    parts.frames.push(packed, { step, durationUs: Math.round((parts.clock.elapsed() - startedAt) * 1000), batchId: step });
}
async function checkpointOf({ spec, step: { layout }, batchSeeds }, { step, state }, replica) {
    if (batchSeeds[replica] === undefined)
        throw new RangeError(`replica must be from 0 to ${batchSeeds.length - 1}, got ${replica}`);
    const one = stateOfReplica(state, replica);
    try {
        return await saveCheckpoint(one, layout, step, spec);
    }
    finally {
        disposeTrainState(one);
    }
}
/** Each replica's frame of a step. */
function framesOf(count) {
    return (values, facts) => {
        const width = values.length / count;
        return Array.from({ length: count }, (_, r) => frameOf(values.subarray(r * width, (r + 1) * width), facts));
    };
}
//# sourceMappingURL=create-replicas.js.map