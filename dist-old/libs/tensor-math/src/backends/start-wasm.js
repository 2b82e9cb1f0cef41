import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths, version_wasm } from '@tensorflow/tfjs-backend-wasm';
import { applyWasmPatches, WASM_PATCHES } from '../wasm-patches/index.js';
/** Makes the patched wasm backend the current one. SIMD is found by itself; threads stay off: they brought nothing (docs/backends.md). */
export async function startWasm() {
    setWasmPaths(wasmFolder());
    applyWasmPatches();
    const started = await withoutCrashHandlers(() => tf.setBackend('wasm'));
    if (!started)
        throw new Error('the WebAssembly backend did not start');
    const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
    return {
        version: version_wasm,
        flags: { simd: simd === true, threads: 1, patches: WASM_PATCHES.map((patch) => patch.kernelName).join(',') },
    };
}
/** Folder of the .wasm files, with a separator at its end. */
function wasmFolder() {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist') + sep;
}
const CRASH_EVENTS = ['uncaughtException', 'unhandledRejection'];
/** Loading a module built by Emscripten hangs two process-wide crash handlers in, which hide our own: they are taken out again. */
async function withoutCrashHandlers(load) {
    const before = CRASH_EVENTS.map((event) => new Set(process.rawListeners(event)));
    const result = await load();
    CRASH_EVENTS.forEach((event, index) => {
        for (const listener of process.rawListeners(event)) {
            if (before[index]?.has(listener) === false)
                process.off(event, listener);
        }
    });
    return result;
}
//# sourceMappingURL=start-wasm.js.map