import * as tf from '@tensorflow/tfjs';

import { TANH_PASS } from './product/tanh-pass.js';
import { wasmPass } from './product/wasm-pass.js';
import { inputOf, type WasmPatch } from './wasm-kernel.js';

/** tanh of four numbers at once, to the same bits. */
export const tanhPatch: WasmPatch = {
  kernelName: 'Tanh',
  reason: 'right, but number by number: the larger half of a step of many small nets at once',
  run(call) {
    const { backend } = call;
    const x = inputOf(call, 'x');
    const out = backend.makeOutput([...x.shape], 'float32');
    // addresses after the allocation, which may move the heap
    const [from, into] = [x, out].map((tensor) => backend.typedArrayFromHeap(tensor).byteOffset) as [number, number];
    wasmPass(TANH_PASS, backend)(from, into, tf.util.sizeFromShape([...x.shape]));
    return out;
  },
};
