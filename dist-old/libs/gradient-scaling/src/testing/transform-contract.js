import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLayout, flatten, unflatten } from '../layout.js';
import { nameState, readNamedState } from '../named-state.js';
const SHAPES = { dense1: { kernel: [3, 2], bias: [2] }, head: { kernel: [2, 2], bias: [2] } };
/** A layout of the test's layers, in the order given. */
export function layoutOf(layerNames = ['dense1', 'head']) {
    return createLayout(layerNames.map((name) => ({
        name,
        variables: Object.entries(SHAPES[name]).map(([variable, shape]) => ({ name: variable, shape })),
    })));
}
/** Random named tensors of the test's layers. */
export function randomLayers(seed) {
    return Object.fromEntries(Object.entries(SHAPES).map(([layer, variables], l) => [
        layer,
        Object.fromEntries(Object.entries(variables).map(([name, shape], v) => [
            name,
            tf.randomNormal(shape, 0, 1, 'float32', 100 * seed + 10 * l + v),
        ])),
    ]));
}
/** All values of all tensors, by name. */
export async function valuesOf(named) {
    const entries = Object.entries(named).map(async ([name, t]) => [name, [...(await t.data())]]);
    return Object.fromEntries(await Promise.all(entries));
}
/** The promises that every gradient transform keeps. Call it once per transform. */
export function describeTransformContract(name, make) {
    const setUp = (order) => {
        const layout = layoutOf(order);
        const [params, gradients] = [flatten(randomLayers(1), layout), flatten(randomLayers(2), layout)];
        const context = { layout, params, gradients, loss: tf.scalar(1), step: 0, keep: tf.scalar(1) };
        const transform = make();
        return { layout, params, gradients, context, transform, state: transform.init(params, layout) };
    };
    const named = async (flat, layout) => {
        const layers = unflatten(flat, layout);
        const all = Object.entries(layers).flatMap(([l, vs]) => Object.entries(vs).map(([v, t]) => [`${l}/${v}`, t]));
        return valuesOf(Object.fromEntries(all));
    };
    const savedState = (state, layout) => valuesOf(nameState(state, layout));
    describe(`${name} keeps the transform contract`, () => {
        beforeAll(async () => {
            await tf.setBackend('cpu');
        });
        it('returns updates of the same shape, all finite', async () => {
            const { transform, gradients, state, context } = setUp();
            const { updates } = transform.update(gradients, state, context);
            expect(updates.shape).toEqual(gradients.shape);
            expect([...(await updates.data())].every(Number.isFinite)).toBe(true);
        });
        it('borrows its inputs and leaks no tensors', () => {
            const { transform, gradients, state, context } = setUp();
            const before = tf.memory().numTensors;
            const result = transform.update(gradients, state, context);
            tf.dispose(result);
            expect(tf.memory().numTensors).toBe(before);
            expect([gradients, context.params, ...Object.values(state.vectors)].some((t) => t.isDisposed)).toBe(false);
        });
        it('does not depend on the order of layers', async () => {
            const results = [setUp(), setUp(['head', 'dense1'])].map(async ({ transform, gradients, state, context, layout }) => {
                const { updates, state: next } = transform.update(gradients, state, context);
                return { updates: await named(updates, layout), state: await savedState(next, layout) };
            });
            const [forward, backward] = await Promise.all(results);
            expect(backward).toEqual(forward);
        });
        it('takes the same next step after save and load, also into another order of layers', async () => {
            const { transform, gradients, state, context, layout } = setUp();
            const first = transform.update(gradients, state, context);
            const other = setUp(['head', 'dense1']);
            const saved = nameState(first.state, layout);
            const loaded = readNamedState(other.state, other.layout, (tensor) => saved[tensor]);
            const next = transform.update(gradients, first.state, context);
            const nextLoaded = other.transform.update(other.gradients, loaded, other.context);
            expect(await named(nextLoaded.updates, other.layout)).toEqual(await named(next.updates, layout));
            expect(await savedState(nextLoaded.state, other.layout)).toEqual(await savedState(next.state, layout));
        });
        it('leaves its state bit for bit on a skipped step', async () => {
            const { transform, gradients, state, context, layout } = setUp();
            const first = transform.update(gradients, state, context);
            const skipped = transform.update(tf.zerosLike(gradients), first.state, { ...context, keep: tf.scalar(0) });
            expect(await savedState(skipped.state, layout)).toEqual(await savedState(first.state, layout));
        });
    });
}
//# sourceMappingURL=transform-contract.js.map