import * as tf from '@tensorflow/tfjs';
/** Makes the plain JavaScript backend the current one: the reference, and 20 to 100 times slower than the others. */
export async function startCpu() {
    if (!(await tf.setBackend('cpu')))
        throw new Error('the cpu backend did not start');
    silenceFirstUseNotice(tf.backend());
    return { version: tf.version['tfjs-backend-cpu'], flags: {} };
}
/** The backend prints an advertisement for the native one to the console at its first tensor. */
function silenceFirstUseNotice(backend) {
    backend.firstUse = false;
}
//# sourceMappingURL=start-cpu.js.map