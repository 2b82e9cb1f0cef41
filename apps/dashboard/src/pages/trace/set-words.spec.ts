import { describe, expect, it } from 'vitest';
import { toCsv } from '../../export/csv.js';
import { sceneToSvg } from '../../export/scene.js';
import { setPlaces } from './set-places.js';
import { setsScene, setsTable } from './set-scene.js';
import { chanceSentence, changeWords, effectSentence, everybodySentence, setWords, type SetsResult, type TracedSet } from './set-words.js';

const measured = (value: number): { value: number | null; isFinite: boolean; text: string } => ({ value: Number.isFinite(value) ? value : null, isFinite: Number.isFinite(value), text: String(value) });
const packed = (...values: number[]): { base64: string; length: number } => ({ base64: Buffer.from(Float32Array.from(values).buffer).toString('base64'), length: values.length });
const SET: TracedSet = {
  decisions: 'incident:1', count: 12, grade: 'MEASURED', controls: 4, pValue: 0.02, className: 'yes', records: 4000, flips: 12,
  estimated: measured(0.2), measuredEffect: measured(0.25), control: measured(0.125), controlEffects: packed(0.125, -0.0625, -0.0625, NaN),
  flipShareLow: measured(0.001), flipShareHigh: measured(0.005), meanChange: measured(0.01), meanChangeLow: measured(0.005), meanChangeHigh: measured(0.02),
};
const RESULT: SetsResult = { target: 'score of "yes", record test:17', value: measured(0.5), without: [SET] };
const NOTHING: TracedSet = { ...SET, grade: 'UNAVAILABLE', measuredEffect: null, control: null, controls: 0, controlEffects: null, pValue: null };

it.each([
  ['*', 'all scaling'], ['incident:3', 'incident 3'], ['guard:clamp', 'what the clamp guard changed'], ['guard:rateLimit', 'what the rate limit changed'], ['guard:ratioCap', 'what the ratio cap changed'], ['guard:backOff', 'what the back-off changed'], ['guard:toString', 'guard:toString'],
  ['dense2', 'all decisions of dense2'], ['dense2@1500', 'step 1,500 of dense2'], ['*@100-199', 'steps 100 to 199 of all layers'], ['a@b', 'a@b'],
])('%s is %s', (name, words) => {
  expect(setWords(name)).toBe(words);
});

describe('sentences', () => {
  it('say what the target would be, whether chance gives as much, and what everybody got', () => {
    expect(effectSentence(SET, RESULT)).toBe('Without incident 1 the score of "yes", record test:17, would be 0.75 in place of 0.5: 0.25 more.');
    expect(effectSentence({ ...SET, measuredEffect: measured(-0.25) }, RESULT)).toContain('would be 0.25 in place of 0.5: 0.25 less.');
    expect(effectSentence({ ...SET, measuredEffect: measured(0) }, RESULT)).toContain('would stay 0.5.');
    expect(effectSentence({ ...SET, measuredEffect: measured(NaN) }, RESULT)).toContain('would change by NaN.');
    expect(chanceSentence(SET, RESULT)).toBe('4 random sets of as many decisions change it by up to 0.125: this is more than chance gives (p = 0.02).');
    expect(chanceSentence({ ...SET, controls: 19, pValue: 0.2 }, RESULT)).toContain('not shown to be more than chance (p = 0.2).');
    expect(chanceSentence({ ...SET, controls: 0, control: null }, RESULT)).toContain('no random sets to compare with');
    expect(chanceSentence({ ...SET, controls: 9, pValue: 0.3 }, RESULT)).toContain('too few to tell');
    // of two tested sets the smallest p that 19 random sets can show is 2 / 20; what has no p was not tested
    expect(chanceSentence({ ...SET, controls: 19, pValue: 0.1 }, { without: [SET, SET, NOTHING] })).toContain('too few to tell');
    expect(chanceSentence({ ...SET, controls: 39, pValue: 0.1 }, { without: [SET, SET, NOTHING] })).toContain('not shown to be more than chance');
    expect(everybodySentence(SET)).toBe('Of all 4,000 test records 12 would get another class (95 %: 0.1 % to 0.5 %); the score of "yes" would move by 0.01 on average, up or down (95 %: 0.005 to 0.02).');
    expect(changeWords({ score: measured(0.75), without: measured(0.25) })).toBe('−0.5');
    expect(changeWords({ score: measured(NaN), without: measured(0.25) })).toBe('unknown');
  });
  it('of a set with nothing to neutralise claim nothing', () => {
    expect([effectSentence(NOTHING, RESULT), chanceSentence(NOTHING, RESULT), everybodySentence(NOTHING)]).toEqual(['Without incident 1 nothing would be another: none of these decisions has a scale other than 1.', '', '']);
  });
});

describe('the picture', () => {
  it('has the effect, what chance gives, and every random set that is finite; those at one place stand on one another', () => {
    const places = setPlaces(SET);
    expect(places).toMatchObject({ effect: 0.25, chance: 0.125, rows: 2, dots: [{ at: 0.125, row: 0 }, { at: -0.0625, row: 0 }, { at: -0.0625, row: 1 }] });
    expect(places.least).toBeLessThan(-0.125);
    expect(places.most).toBeGreaterThan(0.25);
  });
  it('of an older trace has what chance gives at most; of nothing an empty line', () => {
    expect(setPlaces({ ...SET, controlEffects: null })).toMatchObject({ effect: 0.25, chance: 0.125, dots: [] });
    expect(setPlaces(NOTHING)).toEqual({ least: -1, most: 1, effect: null, chance: null, dots: [], rows: 1 });
  });
  it('and the data leave the page: a row for each set and each random one', () => {
    const svg = sceneToSvg(setsScene('Sets', RESULT, (name) => name));
    expect(svg).toContain('this is more than chance gives');
    expect(svg.match(/<circle/g)).toHaveLength(4);
    const lines = toCsv(setsTable(RESULT, true)).map((line) => line.trim().split(','));
    expect(lines[1]).toEqual(['incident:1', 'incident 1', 'set', '12', '0.25', '0.2', 'MEASURED', '0.02', '4000', '12', '0.001', '0.005', '0.01', '0.005', '0.02']);
    expect(lines.slice(2).map((line) => line[4])).toEqual(['0.125', '-0.0625', '-0.0625', 'NaN']);
    // an estimate that is not relied on is not given away either
    expect(toCsv(setsTable(RESULT, false))[1]).toContain('set,12,0.25,,MEASURED');
  });
});
