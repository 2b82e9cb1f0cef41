import { MEASURE_COUNT, MEASURES } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { createFidelityCheck } from './fidelity.js';
const LAYERS = ['dense1', 'dense2'];
function frameOf(step, change = {}) {
    const measures = Float32Array.from({ length: LAYERS.length * MEASURE_COUNT }, (_, i) => step + i / 10);
    if (change.at !== undefined)
        measures[change.at] = change.value ?? NaN;
    return { step, loss: change.loss ?? Math.fround(1 / (step + 1)), learningRate: 0.1, durationUs: 1, batchId: step, measures };
}
function recordedOf(frames, layers = LAYERS) {
    const column = (layer, m) => Float32Array.from(frames, ({ measures }) => measures[layer * MEASURE_COUNT + m]);
    return {
        steps: Int32Array.from(frames, ({ step }) => step),
        loss: Float32Array.from(frames, ({ loss }) => loss),
        layers: layers.map((name, layer) => ({ name, measures: Object.fromEntries(MEASURES.map((measure, m) => [measure, column(layer, m)])) })),
    };
}
function checked(replayed, recorded) {
    const check = createFidelityCheck(LAYERS);
    check.compare(replayed, recordedOf(recorded));
    return check.result();
}
const FRAMES = [0, 1, 2, 3].map((step) => frameOf(step));
describe('the fidelity of a replay', () => {
    it('is bit exact when every number has its bits', () => {
        expect(checked(FRAMES, FRAMES)).toEqual({ bitExact: true, firstDivergence: null, maxRelLossError: 0, comparedSteps: 4, missingSteps: 0 });
    });
    it('names the first number that differs by one bit, whichever it is', () => {
        for (const layer of LAYERS.keys()) {
            for (const [m, measure] of MEASURES.entries()) {
                const at = layer * MEASURE_COUNT + m;
                const recorded = FRAMES[2].measures[at];
                const value = new Float32Array(new Uint32Array(Float32Array.of(recorded).buffer).map((bits) => bits ^ 1).buffer)[0];
                const { bitExact, firstDivergence, maxRelLossError } = checked([...FRAMES.slice(0, 2), frameOf(2, { at, value }), frameOf(3, { at })], FRAMES);
                expect({ bitExact, firstDivergence, maxRelLossError }).toEqual({
                    bitExact: false,
                    firstDivergence: { step: 2, layer: LAYERS[layer], measure, recorded, replayed: value },
                    maxRelLossError: 0,
                });
            }
        }
    });
    it('tells the loss by its largest relative error', () => {
        const { firstDivergence, maxRelLossError } = checked([frameOf(0, { loss: 1.5 }), frameOf(1, { loss: 0.25 })], FRAMES);
        expect(firstDivergence).toEqual({ step: 0, layer: null, measure: 'loss', recorded: 1, replayed: 1.5 });
        expect(maxRelLossError).toBe(0.5);
    });
    it('takes NaN for NaN, and an infinite error where only one is finite; 0 is not −0', () => {
        expect(checked([frameOf(0, { loss: NaN, at: 3 })], [frameOf(0, { loss: NaN, at: 3 })]).bitExact).toBe(true);
        expect(checked([frameOf(0, { loss: NaN })], FRAMES)).toMatchObject({ bitExact: false, maxRelLossError: Infinity });
        expect(checked(FRAMES, [frameOf(0, { loss: Infinity })])).toMatchObject({ bitExact: false, maxRelLossError: Infinity });
        expect(checked([frameOf(0, { at: 0, value: 0 })], [frameOf(0, { at: 0, value: -0 })]).bitExact).toBe(false);
    });
    it('counts steps that the ledger does not hold, over several stretches', () => {
        const check = createFidelityCheck(LAYERS);
        check.compare(FRAMES.slice(0, 2), recordedOf(FRAMES.slice(1, 2)));
        check.compare(FRAMES.slice(2), recordedOf([]));
        expect(check.result()).toMatchObject({ bitExact: true, comparedSteps: 1, missingSteps: 3 });
    });
    it('is not bit exact over no compared step, nor are its losses right', () => {
        const check = createFidelityCheck(LAYERS);
        check.compare(FRAMES, recordedOf([]));
        expect(check.result()).toEqual({ bitExact: false, firstDivergence: null, maxRelLossError: NaN, comparedSteps: 0, missingSteps: 4 });
    });
    it('refuses a ledger of other layers', () => {
        expect(() => {
            createFidelityCheck(LAYERS).compare(FRAMES, recordedOf(FRAMES, ['dense2', 'dense1']));
        }).toThrow('the ledger has the layers dense2, dense1, the replay has dense1, dense2');
    });
});
//# sourceMappingURL=fidelity.spec.js.map