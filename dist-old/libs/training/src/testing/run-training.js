import { MEASURE_COUNT, MEASURE_INDEX, systemClock } from '#libs/contracts';
import * as tf from '@tensorflow/tfjs';
import { createTraining } from '../training.js';
import { generatedData } from './generated-data.js';
import { tinySpec } from './run-spec.js';
/** The data of the tests: 3 classes, 8 features, 256 rows. */
export const DATA = generatedData();
const open = [];
/** Starts a training that {@link disposeAll} ends. */
export function start(overrides = {}, { data = DATA, recording } = {}) {
    const training = createTraining({ spec: tinySpec(overrides), data, clock: systemClock, recording });
    open.push(training);
    return training;
}
/** Ends every training that was started. */
export function disposeAll() {
    for (const training of open.splice(0))
        training.dispose();
}
/** Takes some steps and gives all their frames. */
export async function run(training, steps) {
    for (let i = 0; i < steps; i++)
        training.advance();
    return training.takeFrames(0);
}
/** What is held now: tensors of the engine, and what lies in the backend, some of it beside the engine. */
export function held() {
    return { tensors: tf.memory().numTensors, data: tf.backend().numDataIds() };
}
/** What is held once nothing of a training lies beside the engine: a checkpoint brings what a program holds back into tensors. */
export async function heldAtRest(training) {
    await training.checkpoint();
    return held();
}
/** One measure of one layer of a frame. */
export function measure(frame, name, layer = 0) {
    return frame?.measures[layer * MEASURE_COUNT + MEASURE_INDEX[name]];
}
//# sourceMappingURL=run-training.js.map