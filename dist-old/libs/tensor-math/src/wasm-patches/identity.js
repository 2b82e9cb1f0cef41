import { inputOf } from './wasm-kernel.js';
/** A clone shares the numbers of its original, as on every other backend: they are never changed in place, and freed with the last that holds them. */
export const identityPatch = {
    kernelName: 'Identity',
    reason: 'every clone, so every tensor kept for a gradient, was a copy',
    run(call) {
        const { dataId, shape, dtype } = inputOf(call, 'x');
        call.backend.incRef(dataId);
        return { dataId, shape, dtype };
    },
};
//# sourceMappingURL=identity.js.map