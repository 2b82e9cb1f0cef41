import { describe, expect, it } from 'vitest';
import { completenessWords, EFFORTS, effortWith, figureWords, headline, hessianWords, leastPWords, questionWords, shareWords, signed, trainingsOf, trainingsPerSet, withoutOptions, type TraceResult } from './trace-words.js';

const measured = (value: number): { value: number | null; isFinite: boolean; text: string } => ({ value: Number.isFinite(value) ? value : null, isFinite: Number.isFinite(value), text: String(value) });
const result = (value: number, without: number): TraceResult => ({ target: 'score of "yes", record test:17', value: measured(value), withoutScaling: measured(without), totalDecisions: 1250 }) as unknown as TraceResult;

it('leaves out the options of the command line that words name: a page has none', () => {
  expect(withoutOptions('4 single decisions were replayed, 20 are needed (--controls); 4 random sets, 24 are needed (--sets)')).toBe('4 single decisions were replayed, 20 are needed; 4 random sets, 24 are needed');
});

describe('headline', () => {
  it('says what the target is, and what without any scaling', () => {
    expect(headline(result(0.25, 0.2))).toBe('The score of "yes", record test:17, is 0.25. With all 1,250 scales at 1 (replayed) it would be 0.2, 0.05 less.');
    expect(headline(result(0.25, 0.5))).toContain('0.25 more.');
    expect(headline(result(0.25, 0.25))).toContain('0.25, the same.');
    expect(headline(result(0.25, NaN))).toContain('it would be NaN.');
  });
});

describe('questionWords', () => {
  it('names a record or a group', () => {
    expect(questionWords({ gap: null, split: null, record: 'test:1', group: null, of: 'SCORE', className: null })).toBe('score, record test:1');
    expect(questionWords({ gap: null, split: null, record: null, group: 'sex=F', of: 'LOGIT', className: 'yes' })).toBe('mean logit of "yes", test records with sex=F');
    expect(questionWords({ gap: null, split: null, record: 'test:1', group: null, of: 'LOSS', className: null })).toBe('loss, record test:1');
  });
});

describe('completenessWords', () => {
  it('says whether the estimates add up, and what they leave', () => {
    const completeness = { leftOut: 0, estimated: measured(0.011), measured: measured(0.005), residual: measured(-0.006), residualShare: measured(1.2), firstOrder: measured(0.012), firstOrderResidual: measured(0.001), firstOrderShare: measured(0.0833) };
    expect(completenessWords({ completeness, metagradientNorm: measured(0.5) })).toBe('The estimates of all decisions add up to +0.011. To first order it has to be +0.012, by replays with all scales moved a little: residual +0.001, 8.33 %. Without any scaling the target changes by +0.005: residual −0.006, 120 %, which no first order holds.');
    expect(completenessWords({ completeness: { ...completeness, leftOut: 2, residualShare: measured(NaN) }, metagradientNorm: measured(0.5) })).toMatch(/add up to \+0\.011 \(2 decisions with a scale of 0 or none have no estimate\)\..*residual −0\.006, unknown/);
    expect(completenessWords({ completeness: null, metagradientNorm: measured(0.5) })).toContain('before it was checked');
  });

  it('tells a residual that is no fraction in words', () => {
    const completeness = { leftOut: 0, estimated: measured(2000), measured: measured(0.005), residual: measured(-2000), residualShare: measured(4e5), firstOrder: measured(200), firstOrderResidual: measured(-1800), firstOrderShare: measured(38) };
    const words = completenessWords({ completeness, metagradientNorm: measured(1e10) });
    expect(words).toContain('38 times the size (the run is chaotic, no estimate holds). Without');
    expect(words).toContain('more than 100 times the size (the run is chaotic, no estimate holds), which');
    expect(completenessWords({ completeness, metagradientNorm: measured(0.5) })).not.toContain('chaotic');
    expect([hessianWords(measured(1.5)), hessianWords(measured(0.5)), hessianWords(measured(NaN))]).toEqual(['no digit holds', '50 %', 'unknown']);
  });
});

it('shows signs, shares and figures, and says what is unknown', () => {
  expect([signed(measured(0.5)), signed(measured(-0.5)), signed(measured(0)), signed(measured(-Infinity)), signed(null)]).toEqual(['+0.5', '−0.5', '0', '−∞', '–']);
  expect([shareWords(measured(0.25)), shareWords(measured(1)), shareWords(measured(0)), shareWords(measured(NaN))]).toEqual(['25 %', '100 %', '0 %', 'unknown']);
  expect([figureWords(measured(0.9876)), figureWords(measured(-0.5)), figureWords(measured(NaN))]).toEqual(['0.988', '−0.500', 'unknown']);
  expect(leastPWords(3, 19)).toBe('Beside 19 decisions drawn by lot, p of the first of 3 replayed cannot be below 0.15: too few to tell, 59 are needed.');
  expect(leastPWords(3, 59)).toBe('Beside 59 decisions drawn by lot, p of the first of 3 replayed cannot be below 0.05. Up to 0.05 an effect stands out; above, the largest of so many decisions are expected to be as large.');
  expect([leastPWords(0, 19), leastPWords(3, 0)]).toEqual([null, 'Beside 0 decisions drawn by lot, p of the first of 3 replayed cannot be below 1: too few to tell, 59 are needed.']);
  expect([trainingsOf(EFFORTS.quick), trainingsOf(EFFORTS.usual), trainingsOf(EFFORTS.thorough)]).toEqual([47, 82, 206]);
  expect([EFFORTS.quick, EFFORTS.usual, EFFORTS.thorough].map(trainingsPerSet)).toEqual([25, 37, 121]);
  expect([effortWith('quick', []), effortWith('quick', ['a', 'b', 'c', '*']), effortWith('thorough', ['a'])].map(({ controls, without }) => [controls, without.length])).toEqual([[39, 0], [59, 4], [199, 1]]);
});
