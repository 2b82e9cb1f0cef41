import * as tf from '@tensorflow/tfjs';
import { batchesPerEpoch } from '#libs/datasets';
import { batchOfStep, disposeBatch } from './batch-of-step.js';
import { readCheckpoint, saveCheckpoint } from './checkpoint/checkpoint.js';
import { classWeightsOf } from './class-weights.js';
import { evaluateModel, evaluateScored, requireRows, scoreRows } from './evaluate.js';
import { createFrameQueue, frameOf } from './frame-queue.js';
import { nameWeights } from './model-out/named-weights.js';
import { initialParams } from './models/initial-params.js';
import { createModel } from './models/model.js';
import { modelShapeOf } from './models/model-shape.js';
import { plainUpdate } from './plain-step.js';
import { gradientsAt, stepProbe, targetGradient } from './probe.js';
import { recordedUpdate } from './recorded-step.js';
import { createStepParts, initTrainState } from './step.js';
import { createSteps } from './steps/create-steps.js';
import { createReplays } from './replicas/replays.js';
import { totalStepsOf } from './total-steps.js';
import { weightsDigest } from './weights-sha256.js';
/** The layers that a model spec has on these data, without building anything. @throws InputError if they do not fit. */
export function describeModel(spec, data) {
    return createModel(spec, modelShapeOf(data)).facts;
}
/**
 * Prepares a training on the current backend (`resolveBackend` first).
 *
 * @throws InputError if spec and data do not fit: a batch larger than the split, a layer that is not there.
 */
export function createTraining({ spec, data, clock, recording = 'full' }) {
    const shape = { ...modelShapeOf(data), classWeights: classWeightsOf(spec, data) };
    const model = createModel(spec.model, shape);
    const perEpoch = batchesPerEpoch(data.train.count, spec.batchSize);
    const step = createStepParts(spec, model);
    const parts = { spec, data, clock, step, shape, frames: createFrameQueue(frameOf) };
    const now = { steps: createSteps(step, updateOf(step, recording), initTrainState(tf.tensor1d(initialParams(model, spec.seeds.init)), step)), step: 0, lowerings: [] };
    return {
        layers: model.facts,
        totalSteps: totalStepsOf(spec, perEpoch),
        parameterCount: model.layout.size,
        classWeights: shape.classWeights,
        scalerRange: step.scaler.range,
        get step() {
            return now.step;
        },
        advance: () => {
            advance(parts, now);
        },
        takeFrames: (maxPending) => parts.frames.take(maxPending),
        ...readers(parts, now),
        restore: (bytes) => {
            now.step = restore(parts, now, bytes);
        },
        rollBack: (bytes) => {
            restore(parts, now, bytes);
        },
        skipTo: (step) => {
            now.step = step;
        },
        lower: (lowerings) => {
            now.lowerings = [...lowerings];
        },
        ...replaySteps(parts, now),
        segments: model.layout.layers.map(({ offset, size }) => ({ offset, size })),
        dispose: () => {
            now.steps.dispose();
        },
    };
}
function updateOf(parts, recording) {
    if (recording === 'none') {
        return { moves: ['params', 'direction', 'place'], update: (state, found, { step }) => ({ state: plainUpdate(parts, state, found, step), packed: null }) };
    }
    return { moves: ['params', 'direction', 'place', 'moments', 'decisions', 'previous'], update: (state, found, time) => recordedUpdate(parts, state, found, time) };
}
/** Steps as a replay takes them. */
function replaySteps(parts, now) {
    return {
        advanceForced: (scales) => {
            advance(parts, now, { forced: scales });
        },
        advanceTraced: async () => {
            const probe = stepProbe(now.steps.state(), now.step);
            advance(parts, now, { observe: probe.observe });
            return await probe.read();
        },
        replays: () => createReplays({ ...parts, lowerings: now.lowerings, like: () => now.steps.state() }),
    };
}
/** What looks at the state as it is at the call; training may go on meanwhile. */
function readers(parts, now) {
    const { spec, data, shape } = parts;
    const { model, layout, optimizer } = parts.step;
    const withWeights = async (use) => {
        const { params: last, place } = now.steps.state();
        const params = optimizer.evaluationParams(last, place);
        try {
            return await use(params);
        }
        finally {
            params.dispose();
        }
    };
    return {
        evaluate: (split) => withWeights((params) => evaluateModel(model, params, data[split], shape)),
        evaluateScored: (split) => withWeights((params) => evaluateScored(model, params, data[split], shape)),
        scores: async (split, rows) => {
            requireRows(rows, data[split].count);
            return withWeights((params) => scoreRows(model, params, data[split], { rows, shape }));
        },
        weights: () => withWeights((params) => nameWeights(params, layout)),
        scoresOf: (records) => withWeights((params) => scoreRows(model, params, records, { rows: Int32Array.from({ length: records.count }, (_, i) => i), shape })),
        checkpoint: () => saveCheckpoint(now.steps.state(), layout, now.step, spec),
        weightsSha256: () => withWeights((params) => weightsDigest(params, layout)),
        batchGradients: async (step, params) => {
            const batch = batchOfStep(parts, step);
            const gradients = await gradientsAt(model, batch, params);
            disposeBatch(batch);
            return gradients;
        },
        target: (target) => {
            requireRows(target.rows, data[target.split].count);
            return withWeights((params) => targetGradient(model, data[target.split], shape, { target, params }));
        },
    };
}
function advance(parts, now, more = {}) {
    const { clock, frames } = parts;
    const startedAt = clock.elapsed();
    const { step, lowerings } = now;
    const batch = batchOfStep(parts, step);
    const packed = now.steps.take(batch, { step, lowerings, ...more });
    const durationUs = Math.round((clock.elapsed() - startedAt) * 1000);
    // batches of an epoch follow each other without a gap, so the batch's number is the step's
    if (packed !== null)
        frames.push(packed, { step, durationUs, batchId: step });
    disposeBatch(batch);
    now.step = step + 1;
}
/** Returns the step of the checkpoint. */
function restore({ spec, step: { layout } }, now, bytes) {
    const restored = readCheckpoint(bytes, now.steps.state(), layout, spec);
    now.steps.replace(restored.state);
    return restored.step;
}
//# sourceMappingURL=training.js.map