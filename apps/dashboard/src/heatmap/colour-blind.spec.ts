import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DIVERGING, NON_FINITE, SEQUENTIAL, type Ramp } from './colour-ramps.js';

type Rgb = readonly [number, number, number];

/**
 * What a person without one kind of cone sees of linear sRGB.
 *
 * @see Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency" (2009), severity 1
 */
const SIGHT: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  'full colour vision': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function seen([r, g, b]: Rgb, sight: string): Rgb {
  const linear = [r, g, b].map((byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
  const [x, y, z] = (SIGHT[sight] ?? []).map((row) => Math.min(1, Math.max(0, row[0] * (linear[0] ?? 0) + row[1] * (linear[1] ?? 0) + row[2] * (linear[2] ?? 0))));
  return [x ?? 0, y ?? 0, z ?? 0];
}

/** OKLab of a linear colour: distances are about equal to what is seen; 0.02 is just noticeable. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

function apart(a: Rgb, b: Rgb, sight: string): number {
  const [p, q] = [oklab(seen(a, sight)), oklab(seen(b, sight))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const at = (ramp: Ramp, i: number): Rgb => [ramp[i * 3] ?? 0, ramp[i * 3 + 1] ?? 0, ramp[i * 3 + 2] ?? 0];

/** The colours of the lines of a chart, light then dark, as the style sheet has them. */
function lineColours(): Rgb[][] {
  const css = readFileSync(new URL('../styles/base.css', import.meta.url), 'utf8');
  const found = [...css.matchAll(/--line-[1-4]: #([0-9a-f]{6})/g)].map(([, hex = '']) => [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)) as unknown as Rgb);
  return [found.slice(0, 4), found.slice(4, 8)];
}

describe.each(Object.keys(SIGHT))('with %s', (sight) => {
  it('both sides of a diverging ramp are told apart, and each from the centre', () => {
    for (const ramp of [DIVERGING.light, DIVERGING.dark]) {
      for (const [a, b] of [[0, 255], [0, 128], [128, 255], [64, 192]] as const) expect(apart(at(ramp, a), at(ramp, b), sight)).toBeGreaterThan(0.1);
    }
  });

  it('the sequential ramp goes on changing all the way', () => {
    for (let i = 32; i < 256; i += 32) expect(apart(at(SEQUENTIAL, i - 32), at(SEQUENTIAL, i), sight)).toBeGreaterThan(0.04);
  });

  it('the two colours of the hatch for NaN are told apart', () => {
    for (const [a, b] of [NON_FINITE.light, NON_FINITE.dark]) expect(apart(a as Rgb, b as Rgb, sight)).toBeGreaterThan(0.2);
  });

  it('any two lines of a chart are told apart, light and dark', () => {
    for (const colours of lineColours()) {
      expect(colours).toHaveLength(4);
      const pairs = colours.flatMap((a, i) => colours.slice(i + 1).map((b) => apart(a, b, sight)));
      expect(Math.min(...pairs)).toBeGreaterThan(0.15);
    }
  });
});
