import { resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { layersModel } from './model-out/layers-model.js';
import { createPredictor } from './model-out/predictor.js';
import { initialParams } from './models/initial-params.js';
import { createModel } from './models/model.js';
import { modelShapeOf } from './models/model-shape.js';
import { generatedData } from './testing/generated-data.js';
import { generatedTable } from './testing/generated-table.js';
import { disposeAll, heldAtRest, run, start } from './testing/run-training.js';
const TABLE = generatedTable();
const SHAPE = modelShapeOf(TABLE);
const NET = { kind: 'mlp', hidden: [7], activation: 'tanh', layerNorm: false, embeddings: 2 };
beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 100 }));
afterEach(disposeAll);
/** Weights by `layer/variable`. */
function weightsOf(spec) {
    const model = createModel(spec, SHAPE);
    const flat = initialParams(model, 4);
    return Object.fromEntries(model.layout.layers.flatMap(({ name, offset, variables }) => {
        let at = offset;
        return variables.map((variable) => [`${name}/${variable.name}`, { shape: variable.shape, values: flat.slice(at, (at += variable.size)) }]);
    }));
}
it('replaces the block of each column of more categories than numbers, by the name of the column', () => {
    const model = createModel(NET, SHAPE);
    expect(model.facts.map(({ name, kind, module, parameterCount }) => [name, kind, module, parameterCount])).toEqual([
        ['embedding.kind/of work', 'embedding', 'embedding', 12], ['dense1', 'dense', 'block1', 6 * 7 + 7], ['head', 'dense', 'head', 24],
    ]);
    expect(createModel({ ...NET, embeddings: 1 }, SHAPE).facts.map(({ name }) => name)).toEqual(['embedding.kind/of work', 'embedding.sex', 'dense1', 'head']);
});
it('computes what rows of a table beside the numbers compute', async () => {
    const weights = weightsOf(NET);
    const rows = Int32Array.of(0, 1, 2, 3, 4);
    const predictor = createPredictor({ model: NET, shape: SHAPE, weights });
    const width = SHAPE.inputShape[0];
    const found = await predictor.scores(TABLE.test.features.slice(0, rows.length * width));
    predictor.dispose();
    const at = (name, row, column) => weights[name].values[row * weights[name].shape.at(-1) + column];
    rows.forEach((row) => {
        const x = [...TABLE.test.features.subarray(row * width, (row + 1) * width)];
        const category = x.slice(1, 7).indexOf(1);
        const inputs = [x[0], at('embedding.kind/of work/table', category, 0), at('embedding.kind/of work/table', category, 1), ...x.slice(7)];
        const hidden = Array.from({ length: 7 }, (_, j) => Math.tanh(inputs.reduce((sum, value, i) => sum + value * at('dense1/kernel', i, j), at('dense1/bias', 0, j))));
        const logits = Array.from({ length: 3 }, (_, c) => Math.exp(hidden.reduce((sum, value, j) => sum + value * at('head/kernel', j, c), at('head/bias', 0, c))));
        const total = logits.reduce((sum, value) => sum + value, 0);
        logits.forEach((value, c) => { expect(found[row * 3 + c]).toBeCloseTo(value / total, 6); });
    });
});
it('learns, holds no more tensors, and goes on from a checkpoint bit for bit', async () => {
    const parts = { model: NET, optimizer: { kind: 'adam', learningRate: 0.02 } };
    const [first, second] = [start(parts, { data: TABLE }), start(parts, { data: TABLE })];
    await run(first, 60);
    const checkpoint = await first.checkpoint();
    const before = await heldAtRest(first);
    await run(first, 120);
    expect(await heldAtRest(first)).toEqual(before);
    expect((await first.evaluate('test')).accuracy).toBeGreaterThan(0.95);
    second.restore(checkpoint);
    await run(second, 120);
    expect(await second.weightsSha256()).toBe(await first.weightsSha256());
});
it('refuses what has no such columns, and a format that cannot hold them', () => {
    expect(() => createModel({ ...NET, embeddings: 6 }, SHAPE)).toThrow('model.embeddings is 6; allowed: from 1 to 5: no column has more than 6 categories');
    expect(() => createModel(NET, modelShapeOf(generatedData()))).toThrow('nothing: the data are no table');
    expect(() => layersModel({ model: NET, shape: SHAPE, weights: weightsOf(NET) })).toThrow('"safetensors" for a mlp with embeddings');
});
//# sourceMappingURL=category-embeddings.spec.js.map