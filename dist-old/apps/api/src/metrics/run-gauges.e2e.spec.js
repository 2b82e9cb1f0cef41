import { setRunState } from '#libs/decision-store';
import { PROMETHEUS_METRICS } from '#libs/stability-rules';
import { testStore } from '#libs/testing';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
import { runGauges } from './run-gauges.js';
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const metrics = async () => await (await fetch(`${api.url}/metrics`, { headers: { authorization: `Bearer ${TEST_TOKEN}` } })).text();
it('tells the last step of live runs, every metric that rules are exported over, NaN too; and nothing of a run that is over', async () => {
    const run = await recordingRun(store, 2, (measure, step, layer) => {
        if (measure === 'flags')
            return 0;
        return measure === 'noise' ? NaN : (layer + 1) * (measure === 'gradNorm' ? 3 + step : 1);
    });
    await run.record(0, 2);
    const text = await metrics();
    const of = `run="${run.uuid}",project="default"`;
    for (const line of [
        ...[`gradlens_run_step{${of}} 1`, `gradlens_run_loss{${of}} 0.5`, `gradlens_run_scale_min{${of}} 1`, `gradlens_run_scale_max{${of}} 2`],
        // √(4² + 8²)
        `gradlens_run_gradient_norm{${of}} ${String(Math.sqrt(80))}`,
        ...[`gradlens_layer_gradient_norm{${of},layer="dense1"} 8`, `gradlens_layer_scale{${of},layer="dense0"} 1`, `gradlens_layer_noise{${of},layer="dense0"} Nan`, 'gradlens_layers_left_out 0'],
    ])
        expect(text).toContain(`\n${line}\n`);
    for (const name of [...Object.values(PROMETHEUS_METRICS.run), ...Object.values(PROMETHEUS_METRICS.layer)])
        expect(text).toContain(`\n${name}{${of}`);
    await run.close();
    await setRunState(store, run.uuid, 'completed');
    expect(await metrics()).not.toContain(run.uuid);
});
it('leaves layers out where there are too many, and says how many', async () => {
    const register = new Registry();
    const one = Float32Array.of(1);
    const measures = { rawScale: one, scale: one, gradNorm: one, paramNorm: one, updateNorm: one, cosine: one, noise: one, flags: Float32Array.of(0) };
    const layers = Array.from({ length: 503 }, (_, i) => ({ name: `l${String(i)}`, measures }));
    runGauges(register)([{ run: 'r', project: 'p', window: { run: 'r', firstStep: 0, steps: Int32Array.of(7), loss: one, layers } }]);
    const text = await register.metrics();
    expect(text).toContain('gradlens_layers_left_out 3');
    expect(text.match(/^gradlens_layer_scale\{/gm)).toHaveLength(500);
});
//# sourceMappingURL=run-gauges.e2e.spec.js.map