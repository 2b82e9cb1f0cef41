import { DECISION_FLAGS } from '#libs/contracts';
import { createRuleEngine, nonFiniteGradient } from '#libs/stability-rules';
import { expect, it } from 'vitest';
import { toldMeasures } from './told-measures.js';
const NAMES = ['rawScale', 'scale', 'gradNorm', 'paramNorm', 'updateNorm', 'cosine', 'noise', 'flags'];
function windowOf(columns) {
    const measures = Object.fromEntries(NAMES.map((name) => [name, Float32Array.from(columns[name] ?? [0, 0])]));
    return { run: '', firstStep: 0, steps: Int32Array.of(0, 1), loss: Float32Array.of(1, 1), layers: [{ name: 'dense1', measures }] };
}
it.each([
    ['scale and update norm that are NaN at every step were not told', { scale: [NaN, NaN], rawScale: [NaN, NaN], updateNorm: [NaN, NaN] }, ['rawScale', 'scale', 'updateNorm']],
    ['one number tells that they are told', { scale: [1, NaN], updateNorm: [NaN, 2] }, []],
    ['flags at every step tell that NaN is what was told', { updateNorm: [NaN, NaN], flags: [DECISION_FLAGS.nonFinite, DECISION_FLAGS.nonFinite] }, []],
    ['a flag at a later step makes no NaN of the steps before it', { scale: [NaN, NaN], flags: [0, DECISION_FLAGS.nonFinite] }, ['scale']],
    ['an infinity is told', { updateNorm: [Infinity, NaN] }, []],
    ['a gradient norm is never left out', { gradNorm: [NaN, NaN] }, []],
])('%s', (_, columns, untold) => {
    const measures = toldMeasures(windowOf(columns)).layers[0]?.measures;
    expect(NAMES.filter((name) => measures?.[name].length === 0)).toEqual(untold);
});
it('a gradient that becomes NaN fires at its own step, beside a scale that nobody told', () => {
    const window = windowOf({ gradNorm: [1, NaN], updateNorm: [0.1, NaN], scale: [NaN, NaN], rawScale: [NaN, NaN], flags: [0, DECISION_FLAGS.nonFinite] });
    const engine = createRuleEngine([nonFiniteGradient]);
    const { transitions } = engine.evaluate(engine.initial(), toldMeasures(window));
    expect(transitions.map(({ measure, state, step }) => [measure, state, step])).toEqual([['gradNorm', 'firing', 1]]);
});
//# sourceMappingURL=told-measures.spec.js.map