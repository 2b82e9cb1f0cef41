import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { optionalRequire } from './optional-packages.js';
import { findWebgpuPackage, gpuDeviceFiles } from './webgpu-package.js';
/** Dawn ends the process when its instance is collected while devices live: one, kept for good. */
let loaded = null;
/**
 * The adapter that WebGPU computes on here.
 *
 * @throws Error when WebGPU is not installed or finds none: what is missing.
 */
export async function findGpuAdapter() {
    loaded ??= loadDawn(installedPackage());
    const adapter = await (await loaded).requestAdapter({ powerPreference: 'high-performance' });
    if (adapter === null)
        throw new Error('WebGPU finds no adapter: no GPU with a Vulkan driver, and no software driver (npm run setup:webgpu fetches one)');
    const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
    const software = isFallbackAdapter === true || architecture === 'software' || /llvmpipe|swiftshader/i.test(description);
    return { vendor, description: [device, description].filter((part) => part !== '').join(', '), software };
}
/**
 * Makes TensorFlow.js's WebGPU backend on Dawn the current one. Its results can only be read with `await data()`.
 *
 * A computation that the driver refuses is told by an event and leaves wrong numbers: here it ends the process.
 *
 * @throws Error when it is not installed or there is nothing to compute on.
 */
export async function startWebgpu() {
    const { version, backendVersion } = installedPackage();
    const adapter = await findGpuAdapter();
    optionalRequire('webgpu')('@tensorflow/tfjs-backend-webgpu');
    if (!('webgpu' in tf.engine().registryFactory))
        throw new Error('it brought a second copy of TensorFlow.js');
    const before = tf.engine().registry['webgpu'];
    if (!(await tf.setBackend('webgpu')))
        throw new Error('the WebGPU backend did not start');
    if (before === undefined)
        stopOnRefusal(tf.backend().device);
    return {
        version: backendVersion,
        flags: { dawn: version, adapter: adapter.description, vendor: adapter.vendor, device: adapter.software ? 'software' : 'GPU' },
    };
}
function installedPackage() {
    const found = findWebgpuPackage();
    if (found === null)
        throw new Error('webgpu is not installed');
    if (found.missing !== null)
        throw new Error(`${found.missing} is missing`);
    return found;
}
async function loadDawn({ softwareDriver }) {
    // the variable hides every other driver: only where no GPU is, and nobody has set it
    if (softwareDriver !== null && gpuDeviceFiles()?.length === 0)
        process.env['VK_ICD_FILENAMES'] ??= softwareDriver;
    const { create, globals } = (await import(pathToFileURL(optionalRequire('webgpu').resolve('webgpu')).href));
    Object.assign(globalThis, globals);
    const gpu = create([]);
    const navigator = globalThis.navigator ?? { userAgent: `Node.js/${process.versions.node.split('.')[0] ?? ''}` };
    Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
    return gpu;
}
function stopOnRefusal(device) {
    let refused = false;
    device.addEventListener('uncapturederror', ({ error }) => {
        // what hangs on the refused computation is refused too: the first tells why
        if (refused)
            return;
        refused = true;
        setImmediate(() => {
            throw new Error(`WebGPU refused a computation, what follows it is wrong: ${error.message}`);
        });
    });
}
//# sourceMappingURL=start-webgpu.js.map