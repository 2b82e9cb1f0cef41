import { describe, expect, it } from 'vitest';
import { DIVERGING, SEQUENTIAL, type Ramp } from './colour-ramps.js';
import { domainOf, extremeness, mostExtreme, placeOf, valueAt, type MeasureStyle } from './colour-scale.js';

const scale: MeasureStyle = { kind: 'log-diverging', extreme: 'farthest-from-one' };
const norm: MeasureStyle = { kind: 'log', extreme: 'highest' };

/** Relative luminance of colour `i` of a ramp. */
function luminance(ramp: Ramp, i: number): number {
  const linear = [0, 1, 2].map((c) => {
    const v = (ramp[i * 3 + c] ?? 0) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

describe('ramps', () => {
  it('the sequential ramp gets lighter all the way, so it reads without colour', () => {
    for (let i = 8; i < 256; i += 8) expect(luminance(SEQUENTIAL, i)).toBeGreaterThan(luminance(SEQUENTIAL, i - 8));
  });
  it('the diverging ramps part from the centre in blue and orange', () => {
    for (const ramp of [DIVERGING.light, DIVERGING.dark]) {
      expect(ramp[2]).toBeGreaterThan(ramp[0] ?? 0);
      expect(ramp[255 * 3]).toBeGreaterThan(ramp[255 * 3 + 2] ?? 0);
      expect(Math.abs((ramp[128 * 3] ?? 0) - (ramp[128 * 3 + 2] ?? 0))).toBeLessThan(20);
    }
  });
});

describe('mostExtreme', () => {
  it('takes the value farthest from 1 by ratio', () => {
    expect(mostExtreme(0.1, 5, 'farthest-from-one')).toBe(0.1);
    expect(mostExtreme(0.5, 5, 'farthest-from-one')).toBe(5);
  });
  it('takes the highest norm and the lowest cosine', () => {
    expect(mostExtreme(1, 9, 'highest')).toBe(9);
    expect(mostExtreme(-0.8, 0.9, 'lowest')).toBe(-0.8);
  });
  it('puts what is not finite before everything', () => {
    expect(mostExtreme(0.5, NaN, 'highest')).toBeNaN();
    expect(extremeness(-Infinity, 'lowest')).toBe(Infinity);
  });
  it('counts a scale of zero as the farthest finite one', () => {
    expect(mostExtreme(0, 1e9, 'farthest-from-one')).toBe(0);
  });
});

describe('domain and place', () => {
  it('centres scale on 1', () => {
    const domain = domainOf(new Float32Array([0.25, 1, 2]), scale, 'full');
    expect(domain).toEqual({ low: 0.25, high: 4 });
    expect(placeOf(1, scale, domain)).toBeCloseTo(0.5, 9);
    expect(placeOf(2, scale, domain)).toBeCloseTo(0.75, 9);
  });
  it('leaves out the outermost percent only when asked to', () => {
    const values = Float32Array.from({ length: 1000 }, (_, i) => (i === 500 ? 1e6 : 1 + i / 1000));
    expect(domainOf(values, norm, 'full').high).toBe(1e6);
    expect(domainOf(values, norm, 'typical').high).toBeLessThan(2);
  });
  it('shows effects of either sign over orders of magnitude, centred on 0', () => {
    const effect = { kind: 'signed-log', extreme: 'farthest-from-zero' } as const;
    const domain = domainOf(new Float32Array([NaN, -Infinity, 0, 0.25, -8]), effect, 'full');
    expect(domain).toEqual({ low: -8, high: 8 });
    expect([-8, 0, 8, 99].map((value) => placeOf(value, effect, domain))).toEqual([0, 0.5, 1, 1]);
    expect(placeOf(0.08, effect, domain)).toBeGreaterThan(0.57);
    expect(placeOf(-0.08, effect, domain)).toBeCloseTo(1 - placeOf(0.08, effect, domain), 12);
    for (const place of [0, 0.1, 0.5, 0.75, 1]) expect(placeOf(valueAt(place, effect, domain), effect, domain)).toBeCloseTo(place, 12);
    expect(domainOf(new Float32Array([0, NaN]), effect, 'full')).toEqual({ low: -1, high: 1 });
    expect(mostExtreme(-3, 2, 'farthest-from-zero')).toBe(-3);
  });
  it('passes over NaN, infinities and zeros when it finds the domain', () => {
    expect(domainOf(new Float32Array([NaN, Infinity, 0, 2, 8]), norm, 'full')).toEqual({ low: 2, high: 8 });
  });
  it('has a domain where there is no value', () => {
    expect(domainOf(new Float32Array(), scale, 'full')).toEqual({ low: 0.5, high: 2 });
  });
  it('inverts', () => {
    const domain = { low: 0.01, high: 100 };
    expect(placeOf(valueAt(0.3, norm, domain), norm, domain)).toBeCloseTo(0.3, 9);
  });
});
