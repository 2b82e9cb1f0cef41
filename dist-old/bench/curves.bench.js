// Training curves over 200 steps on every backend that is installed here: how far each lies from that of wasm, beside how far
// wasm lies from itself when weights start one bit off (the farthest of three).
import { parseArgs } from 'node:util';
import { backendTable } from '#libs/tensor-math';
import { curveModels } from './backends/curve-models.js';
import { CURVE_TOLERANCE, curveOn, distance, noiseOn } from './backends/curves.js';
import { presentBackends } from './backends/present-backends.js';
import { benchLine, printLines } from './report.js';
const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, steps: { type: 'string', default: '200' }, model: { type: 'string' }, backend: { type: 'string' } },
});
const steps = Number(values.steps);
const others = presentBackends(await backendTable(), values.backend).filter((name) => name !== 'wasm');
for (const model of curveModels().filter(({ name }) => name.startsWith(values.model ?? '')))
    await measure(model);
process.exit();
async function measure(model) {
    const { base, noise } = await noiseOn('wasm', model, steps);
    const line = (metric, value, ratio) => {
        const target = ratio === null ? null : { max: CURVE_TOLERANCE * noise };
        printLines([benchLine({ name: model.name, metric, unit: '', target, ratioTo: ratio === null ? null : 'one bit off', ratio }, [value])], values.json);
    };
    line(`loss ${(base[0] ?? NaN).toFixed(2)} to ${(base.at(-1) ?? NaN).toFixed(2)}, wasm one bit off`, noise, null);
    for (const backend of others) {
        const apart = distance(await curveOn(backend, model, { steps }), base);
        line(`${backend} against wasm`, apart, apart / noise);
    }
}
//# sourceMappingURL=curves.bench.js.map