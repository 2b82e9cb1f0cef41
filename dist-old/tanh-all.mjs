import * as tfm from '@tensorflow/tfjs';
const { resolveBackend } = await import('#libs/tensor-math');
const { applyWasmPatches, removeWasmPatches } = await import('./libs/tensor-math/src/wasm-patches/index.js');
const tf = tfm.default ?? tfm;
await resolveBackend('wasm', { kind: 'mlp', parameterCount: 1 });
const N = 1 << 22; let bad = 0;
for (let c = 0; c < 1024; c++) {
  const bits = new Uint32Array(N); for (let i = 0; i < N; i++) bits[i] = c * N + i;
  const x = tf.tensor1d(new Float32Array(bits.buffer));
  const a = tf.tanh(x); const ya = new Uint32Array(a.dataSync().slice().buffer); a.dispose();
  removeWasmPatches(); const b = tf.tanh(x); const yb = new Uint32Array(b.dataSync().slice().buffer); b.dispose(); x.dispose(); applyWasmPatches();
  for (let i = 0; i < N; i++) if (ya[i] !== yb[i] && !((ya[i] & 0x7fffffff) > 0x7f800000 && (yb[i] & 0x7fffffff) > 0x7f800000)) { if (bad++ < 5) console.log(bits[i].toString(16)); }
  if (c % 64 === 63) console.log(c + 1, 'of 1024, differing', bad);
}
console.log('every float32: differing', bad);
process.exit();
