import * as tf from '@tensorflow/tfjs';
import { findTensorflowPackage, nativeRequire } from './tensorflow-package.js';
/**
 * Loads the native TensorFlow package and makes it the current backend.
 *
 * @throws Error when it is not installed, does not load, or brought a second copy of TensorFlow.js with it.
 */
export async function startTensorflow() {
    const found = installedPackage();
    process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
    const loaded = nativeRequire()('@tensorflow/tfjs-node');
    if (!('tensorflow' in tf.engine().registryFactory)) {
        throw new Error(`it brought a second copy of TensorFlow.js (${loaded.version_core})`);
    }
    if (!(await tf.setBackend('tensorflow')))
        throw new Error('the native backend did not start');
    const { binding, isUsingGpuDevice } = tf.backend();
    return {
        version: binding?.TF_Version ?? found.version,
        flags: { tfjsNode: found.version, device: isUsingGpuDevice === true ? 'GPU' : 'CPU', oneDnn: process.env['TF_ENABLE_ONEDNN_OPTS'] ?? 'default' },
    };
}
function installedPackage() {
    const found = findTensorflowPackage();
    if (found === null)
        throw new Error('@tensorflow/tfjs-node is not installed');
    if (found.missing !== null)
        throw new Error(`${found.missing} of @tensorflow/tfjs-node is missing`);
    return found;
}
//# sourceMappingURL=start-tensorflow.js.map