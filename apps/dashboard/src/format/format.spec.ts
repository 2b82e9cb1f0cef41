import { describe, expect, it } from 'vitest';
import { formatCount, formatCounted, formatMeasured, formatNumber, formatPercent, formatSentence } from './format-number.js';
import { formatAgo, formatDuration, formatMoment, secondsBetween, zoneWords } from './format-time.js';

describe('formatNumber', () => {
  it.each([
    [1, '1'], [0, '0'], [0.5, '0.5'], [1.23456, '1.235'], [-2.5, '−2.5'], [9999, '9999'],
    [0.000012345, '1.234×10⁻⁵'], [1e6, '1×10⁶'], [12_346, '1.235×10⁴'],
    [NaN, 'NaN'], [Infinity, '∞'], [-Infinity, '−∞'], [null, '–'],
  ])('shows %s as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('never shows a small number as zero', () => {
    expect(formatNumber(1e-30)).toBe('1×10⁻³⁰');
  });
});

describe('formatSentence', () => {
  it.each([
    ['its mean cosine with the steps before is -0.504 at step 94', 'its mean cosine with the steps before is −0.504 at step 94'],
    ['update-to-weight ratio of layer a is 1e-9 at step 19: float32 rounds such an update away', 'update-to-weight ratio of layer a is 1×10⁻⁹ at step 19: float32 rounds such an update away'],
    ['gradient norm of layer dense-2 is 7.8e15 (-1.5e+21 before)', 'gradient norm of layer dense-2 is 7.8×10¹⁵ (−1.5×10²¹ before)'],
    ['loss of the run became -Infinity at step 1', 'loss of the run became −∞ at step 1'],
    ['layers l-1, block.0.e4 and run-3e-4 since 2026-11-30', 'layers l-1, block.0.e4 and run-3e-4 since 2026-11-30'],
  ])('writes the numbers of "%s" as the screen does', (text, shown) => {
    expect(formatSentence(text)).toBe(shown);
  });
});

describe('formatMeasured', () => {
  it('names a value that is not finite', () => {
    expect(formatMeasured({ value: null, isFinite: false, text: 'NaN' })).toBe('NaN');
    expect(formatMeasured({ value: null, isFinite: false, text: '-Infinity' })).toBe('−∞');
  });
  it('shows a dash where nothing was measured', () => {
    expect(formatMeasured(null)).toBe('–');
  });
});

describe('counts, shares and times', () => {
  it('separates thousands', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567');
  });
  it('shows a share as a percentage', () => {
    expect(formatPercent(0.90123)).toBe('90.12 %');
    expect(formatPercent(null)).toBe('–');
  });
  it.each([[0.42, '0.4 s'], [59.4, '59 s'], [185, '3 min 05 s'], [7620, '2 h 07 min'], [356_400, '4 d 03 h']])(
    'shows %s seconds as %s', (seconds, text) => {
      expect(formatDuration(seconds)).toBe(text);
    });
  it('says how long ago', () => {
    const at = '2026-01-01T00:00:00Z';
    expect(formatAgo(at, Date.parse(at) + 30_000)).toBe('just now');
    expect(formatAgo(at, Date.parse(at) + 240_000)).toBe('4 min ago');
    expect(formatAgo(at, Date.parse(at) - 90 * 86_400_000)).toBe('in 90 d');
    expect(formatAgo(at, Date.parse(at) - 5_000)).toBe('just now');
  });
  it('names the zone of a moment and gives UTC beside it', () => {
    expect(formatMoment('2026-07-01T10:00:00Z', 'Europe/Zurich')).toBe('01 Jul 2026, 12:00:00 CEST · 2026-07-01T10:00:00Z');
  });
  it('counts a live run up to now', () => {
    expect(secondsBetween('2026-01-01T00:00:00Z', null, Date.parse('2026-01-01T00:01:00Z'))).toBe(60);
    expect(secondsBetween(null, null, 0)).toBeNull();
  });
});

it('counts with a noun that fits', () => {
  expect([0, 1, 2000].map((count) => formatCounted(count, 'step'))).toEqual(['0 steps', '1 step', '2,000 steps']);
});

describe('zoneWords', () => {
  it('names the zone and how far it is from UTC at that moment', () => {
    expect(zoneWords('Europe/Berlin', new Date('2026-01-05T12:00:00Z'))).toBe('Europe/Berlin (UTC+01:00)');
    expect(zoneWords('Europe/Berlin', new Date('2026-07-05T12:00:00Z'))).toBe('Europe/Berlin (UTC+02:00)');
    expect(zoneWords('UTC')).toBe('UTC');
  });
});
