import { parseRunSpec, readEnvironment, systemClock } from '#libs/contracts';
import { expect, it } from 'vitest';

import { prepareRun } from './prepare-run.js';

const BASE = { name: 'a', data: { kind: 'generated-credit', rows: 200 }, model: { kind: 'mlp', hidden: [4] }, backend: 'cpu', budget: { steps: 5 } };

function prepare(fields: Record<string, unknown>): ReturnType<typeof prepareRun> {
  return prepareRun(parseRunSpec({ ...BASE, ...fields }, 'a.yaml'), { environment: readEnvironment({}), say: () => undefined, clock: systemClock });
}

it('takes a push at the last step, and refuses one that would never come', async () => {
  expect((await prepare({ provoke: [{ layer: 'dense1', step: 4, factor: 2 }] })).training.totalSteps).toBe(5);
  await expect(prepare({ provoke: [{ layer: 'dense1', step: 5, factor: 2 }] })).rejects.toThrow('provoke[0].step is 5; allowed: 0 to 4');
});

it('refuses a net that no memory holds, before it is built', async () => {
  const hidden = Array.from({ length: 64 }, () => 8192);
  await expect(prepare({ model: { kind: 'mlp', hidden } })).rejects.toThrow(/^model is of 4,\d{3},\d{3},\d{3} parameters, about 1\d\d\.\d GiB to train; allowed: what fits/);
});

it('refuses a net that this machine would hold, but not the heap of WebAssembly', async () => {
  const model = { kind: 'mlp', hidden: [8192, 8192, 8192] };
  await expect(prepare({ model, backend: 'wasm' })).rejects.toThrow(/^model is of 13\d,\d{3},\d{3} parameters, about 4\.\d GiB to train; allowed: what fits into 80 % of the 4\.0 GiB that backend wasm can address/);
});
