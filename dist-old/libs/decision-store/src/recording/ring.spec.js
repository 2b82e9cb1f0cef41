import { MEASURE_COUNT } from '#libs/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRing, ringReader, ringViews, ringWriter, tellState, toldState, WORD } from './ring.js';
function frameOf(step, layers) {
    const measures = Float32Array.from({ length: layers * MEASURE_COUNT }, (_, i) => Math.fround(step + i / 64));
    return { step, loss: step / 2, learningRate: 0.25, durationUs: 1000 + step, batchId: step * 3, measures };
}
describe('ring', () => {
    it('gives every frame out once and in order, however both sides take turns', () => {
        const turns = fc.array(fc.record({ push: fc.nat(20), take: fc.nat(20) }), { maxLength: 60 });
        fc.assert(fc.property(turns, fc.integer({ min: 1, max: 17 }), fc.integer({ min: 1, max: 4 }), (sequence, capacity, layers) => {
            const memory = createRing(layers, capacity);
            const write = ringWriter(memory);
            const reader = ringReader(memory);
            let pushed = 0;
            let taken = 0;
            const takeOne = () => {
                const frame = reader.peek();
                if (frame === null)
                    return false;
                const { measures, ...head } = frameOf(taken, layers);
                expect(frame).toMatchObject(head);
                expect([...frame.measures]).toEqual([...measures]);
                reader.release();
                taken += 1;
                return true;
            };
            for (const turn of sequence) {
                for (let i = 0; i < turn.push; i++) {
                    const accepted = write(frameOf(pushed, layers));
                    expect(accepted).toBe(pushed - taken < capacity);
                    if (accepted)
                        pushed += 1;
                }
                for (let i = 0; i < turn.take; i++)
                    takeOne();
            }
            while (takeOne())
                ;
            expect(taken).toBe(pushed);
        }));
    });
    it('goes on over the wrap of its 32-bit counters', () => {
        const memory = createRing(1, 4);
        const { words } = ringViews(memory);
        words[WORD.written] = -4;
        words[WORD.taken] = -4;
        const write = ringWriter(memory);
        const reader = ringReader(memory);
        for (let step = 0; step < 12; step++) {
            expect(write(frameOf(step, 1))).toBe(true);
            expect(reader.peek()?.step).toBe(step);
            reader.release();
        }
        expect(reader.peek()).toBeNull();
    });
    it('keeps NaN and the infinities as they are', () => {
        const memory = createRing(1, 1);
        const measures = Float32Array.of(NaN, Infinity, -Infinity, -0, 1e-45, 3, 4, 8);
        ringWriter(memory)({ ...frameOf(0, 1), loss: NaN, measures });
        const frame = ringReader(memory).peek();
        expect(frame?.loss).toBeNaN();
        expect(Buffer.from(Float32Array.from(frame?.measures ?? []).buffer).equals(Buffer.from(measures.buffer))).toBe(true);
    });
    it('tells the state with its problem, cut to what fits', () => {
        const views = ringViews(createRing(1, 1));
        expect(toldState(views)).toEqual({ state: 'live', problem: null });
        tellState(views, 'disk', 'é'.repeat(5000));
        expect(toldState(views).state).toBe('disk');
        expect(toldState(views).problem?.length).toBe(1024);
        tellState(views, 'live', null);
        expect(toldState(views)).toEqual({ state: 'live', problem: null });
    });
    it('refuses a ring without a layer', () => {
        expect(() => createRing(0, 4)).toThrow('layers must be an integer > 0, got 0');
    });
});
//# sourceMappingURL=ring.spec.js.map