import { expect, it } from 'vitest';
import { scaleSpike } from './rules/scale-spike.js';
import { parseSeries, statesAlong, windowOf } from './series-notation.js';
it.each([
    ['0.1 0.9x4', [0.1, 0.9, 0.9, 0.9, 0.9]],
    ['nan inf -inf NaN', [NaN, Infinity, -Infinity, NaN]],
    ['_ 1 _x2', [null, 1, null, null]],
    ['  1e-3\t-2 ', [0.001, -2]],
    ['1x0', []],
    ['', []],
    ['1+0.5x3 1-0.5x3', [1, 1.5, 2, 1, 0.5, 0]],
    ['1*2x4', [1, 2, 4, 8]],
    ['-1e-1+1e+1x2 2--1x2', [-0.1, 9.9, 2, 3]],
    ['5+1', [5]],
])('"%s" is read', (text, values) => {
    expect(parseSeries(text)).toEqual(values);
});
it.each(['one', '1x', 'x3', '1xx2', '__', '1,2', '1+x3', '1+ax3', '1+2+3x2', 'nan+1x3'])('"%s" is refused by name', (text) => {
    expect(() => parseSeries(`1 ${text}`)).toThrow(`"${text}" is no series notation`);
});
it('refuses a series that is too long before it is built', () => {
    expect(() => parseSeries('1x600000 1x600000')).toThrow('up to 1000000 values');
    expect(() => parseSeries('1x99999999999999')).toThrow('up to 1000000 values');
});
it('builds a window: other measures 1, flags 0, a missing row NaN everywhere', () => {
    const { steps, loss, layers } = windowOf({ layers: { a: { scale: '2 _ 4' } }, loss: '0.5x3' });
    expect([...steps]).toEqual([0, 1, 2]);
    expect([...loss]).toEqual([0.5, 0.5, 0.5]);
    expect([...(layers[0]?.measures.scale ?? [])]).toEqual([2, NaN, 4]);
    expect([...(layers[0]?.measures.flags ?? [])]).toEqual([0, NaN, 0]);
    expect([...(layers[0]?.measures.gradNorm ?? [])]).toEqual([1, NaN, 1]);
});
it('prints one letter a step', () => {
    expect(statesAlong(scaleSpike, windowOf({ layers: { a: { scale: '1x12 30 1x12' } } }))).toBe('------------FFFFFFFFFFFr-');
});
//# sourceMappingURL=series-notation.spec.js.map