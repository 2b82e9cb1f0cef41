import { WASM_PATCHES } from '../wasm-patches/index.js';
import { startCpu } from './start-cpu.js';
import { startTensorflow } from './start-tensorflow.js';
import { startWasm } from './start-wasm.js';
import { startWebgpu } from './start-webgpu.js';
import { findTensorflowPackage } from './tensorflow-package.js';
import { findWebgpuPackage, gpuDeviceFiles } from './webgpu-package.js';
const TESTED = 'yes; tested in one process and across two';
/** Every backend that this version can train on. */
export const BACKEND_DEFINITIONS = {
    cpu: {
        what: 'plain JavaScript: the reference, slow',
        needs: 'nothing',
        foundBy: 'always there',
        fixes: [],
        deterministic: true,
        determinism: 'yes; tested in one process',
        auto: 'last',
        find: () => ({ available: true, detail: 'plain JavaScript: the reference, slow' }),
        start: startCpu,
        fix: 'npm install',
    },
    wasm: {
        what: 'WebAssembly with SIMD, one thread',
        needs: 'nothing: comes with `npm install`',
        foundBy: '`WebAssembly` in Node',
        fixes: WASM_PATCHES.map(({ kernelName }) => kernelName),
        deterministic: true,
        determinism: TESTED,
        auto: 'small dense nets, nets for texts, and all where native TensorFlow is missing',
        find: () => ({ available: 'WebAssembly' in globalThis, detail: 'WebAssembly with our kernel fixes' }),
        start: startWasm,
        fix: 'a Node.js with WebAssembly',
    },
    tensorflow: {
        what: 'native TensorFlow 2.12.1 through the binding of `@tensorflow/tfjs-node`; the same binding on the CPU and, with the library for CUDA, on NVIDIA GPUs',
        needs: 'Linux on x64, python3 with pip, g++, make; 0.6 GB, for GPUs 5 GB and an NVIDIA driver',
        foundBy: '`node_modules/@tensorflow/tfjs-node` in `native/` (or `GRADLENS_NATIVE`) with binding and library',
        fixes: [],
        deterministic: true,
        determinism: 'on the CPU yes, tested as above; on a GPU not shown',
        auto: 'larger dense nets, convolutional nets',
        find: findTensorflow,
        start: startTensorflow,
        fix: 'npm run setup:native (CPU) or npm run setup:gpu (NVIDIA)',
    },
    webgpu: {
        what: 'WebGPU by Dawn (npm `webgpu`) under TensorFlow.js: any GPU with Vulkan, Metal or Direct3D 12, no CUDA',
        needs: 'a GPU with its driver; without one a software Vulkan driver (Mesa 25), to test with',
        foundBy: '`webgpu/node_modules/webgpu` with a build for this system',
        fixes: ['a computation that the driver refuses ends the process', 'numbers are read asynchronously only'],
        deterministic: false,
        determinism: 'on the software driver yes, tested in one process; on a GPU not shown, so counted as no',
        auto: 'never: not measured on a GPU yet; by name',
        find: findWebgpu,
        start: startWebgpu,
        fix: 'npm run setup:webgpu',
    },
};
function findTensorflow() {
    const found = findTensorflowPackage();
    if (found === null)
        return { available: false, detail: 'native TensorFlow is not installed (optional)' };
    if (found.missing !== null)
        return { available: false, detail: `@tensorflow/tfjs-node ${found.version} without ${found.missing}` };
    return { available: true, detail: `native TensorFlow by @tensorflow/tfjs-node ${found.version}${found.cuda ? ', library for CUDA' : ''}` };
}
function findWebgpu() {
    const found = findWebgpuPackage();
    if (found === null)
        return { available: false, detail: 'WebGPU is not installed (optional)' };
    const name = `WebGPU by Dawn, npm webgpu ${found.version}`;
    if (found.missing !== null)
        return { available: false, detail: `${name} without ${found.missing}` };
    const files = gpuDeviceFiles();
    if (files === null || files.length > 0)
        return { available: true, detail: name };
    if (found.softwareDriver === null && process.env['VK_ICD_FILENAMES'] === undefined)
        return { available: false, detail: `${name}; no GPU device and no software Vulkan driver` };
    return { available: true, detail: `${name}; no GPU here: computes on the CPU, slowly, to test with` };
}
//# sourceMappingURL=backend-definitions.js.map