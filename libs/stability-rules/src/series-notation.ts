import type { AlertState, Measure, StepWindow } from '#libs/contracts';

import { createRuleEngine } from './engine.js';
import { readAlert, unpack, ALERT_SIZE } from './engine-state.js';
import type { Rule } from './rule.js';
import { mapMeasures, sliceWindow, type RunFacts } from './step-window.js';

/** Longest series that notation may write. Unit: values. */
const MAX_VALUES = 1_000_000;

/**
 * Reads series notation: values apart by spaces, `x` repeats, `nan`, `inf`, `-inf`, `_` for a row that is missing;
 * `1+0.1x5` and `1-0.1x5` go up and down by 0.1, `1*1.008x5` grows by 0.8 %. `xN` always makes N values, the first among
 * them (in Prometheus the first is not counted).
 *
 * `0.1 0.9x4 nan _x2` → eight values, one a step; missing ones are null.
 *
 * @throws RangeError for a word that is none of these, or for more than 1,000,000 values
 */
export function parseSeries(text: string): (number | null)[] {
  const words = text.trim().split(/\s+/).filter((word) => word !== '');
  let length = 0;
  return words.flatMap((word) => {
    const [, value = '', times = '1'] = /^([^x]+?)(?:x(\d+))?$/.exec(word) ?? [];
    length += Number(times);
    if (length > MAX_VALUES) throw new RangeError(`"${word}" is too long: a series has up to ${String(MAX_VALUES)} values`);
    return moving(value, Number(times)) ?? Array<number | null>(Number(times)).fill(parseValue(value, word));
  });
}

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const MOVING = new RegExp(`^(${NUMBER})([+*-])(${NUMBER})$`, 'i');

/** The values of `first+by`, `first-by` or `first*by`; null where the word is none of them. */
function moving(word: string, times: number): number[] | null {
  const [, first, sign, by] = MOVING.exec(word) ?? [];
  if (first === undefined || by === undefined) return null;
  const [start, change] = [Number(first), Number(by)];
  const at = (i: number): number => (sign === '*' ? start * change ** i : start + (sign === '-' ? -i : i) * change);
  return Array.from({ length: times }, (_, i) => at(i));
}

const WORDS: Readonly<Record<string, number | null>> = { _: null, nan: NaN, inf: Infinity, '-inf': -Infinity };

function parseValue(value: string, word: string): number | null {
  const known = WORDS[value.toLowerCase()];
  if (known !== undefined) return known;
  const number = Number(value);
  if (value === '' || Number.isNaN(number)) throw new RangeError(`"${word}" is no series notation: a number, nan, inf or _, with xN to repeat`);
  return number;
}

/** Series of one layer in notation; measures left out are 1, the update norm 0.001 (an ordinary share of the weights), flags 0. */
export type LayerNotation = Partial<Record<Measure, string>>;

/** What {@link windowOf} builds a window from. */
export interface WindowNotation {
  readonly layers?: Readonly<Record<string, LayerNotation>>;
  /** Loss; 1 where left out. */
  readonly loss?: string;
  /** Held-out losses by step, and what the scaler was made for; none where left out. */
  readonly facts?: RunFacts;
  /** Step numbers; 0, 1, 2, … where left out. */
  readonly steps?: readonly number[];
}

/** A window of series notation. A `_` in any measure makes the whole row missing; a shorter series leaves its tail missing. */
export function windowOf({ layers = {}, loss, facts = {}, steps }: WindowNotation): StepWindow {
  const parsed = Object.entries(layers).map(([name, notation]) => ({
    name,
    series: new Map(Object.entries(notation).map(([measure, text]) => [measure, parseSeries(text)])),
  }));
  const losses = loss === undefined ? [] : parseSeries(loss);
  const lengths = parsed.flatMap(({ series }) => [...series.values()].map((values) => values.length));
  const n = steps?.length ?? Math.max(losses.length, ...lengths);
  return {
    ...facts,
    run: '00000000-0000-7000-8000-000000000000',
    firstStep: 0,
    steps: Int32Array.from(steps ?? Array.from({ length: n }, (_, i) => i)),
    loss: Float32Array.from({ length: n }, (_, i) => (loss === undefined ? 1 : (losses[i] ?? NaN))),
    layers: parsed.map(({ name, series }) => ({ name, measures: rowsOf(series, n) })),
  };
}

const OTHERWISE: Partial<Record<Measure, number>> = { updateNorm: 0.001, flags: 0 };

function rowsOf(series: ReadonlyMap<string, (number | null)[]>, n: number): Record<Measure, Float32Array> {
  const missing = Array.from({ length: n }, (_, i) => [...series.values()].some((values) => (values[i] ?? null) === null));
  return mapMeasures((measure) => {
    const values = series.get(measure);
    const otherwise = OTHERWISE[measure] ?? 1;
    return Float32Array.from({ length: n }, (_, i) => (missing[i] === true ? NaN : (values?.[i] ?? otherwise)));
  });
}

const LETTER: Readonly<Record<AlertState, string>> = { inactive: '-', pending: 'p', firing: 'F', resolved: 'r' };

/** Which of a rule's series {@link statesAlong} follows. */
export interface SeriesChoice {
  /** Place in the window's layers; -1 for the whole run. */
  readonly layer?: number;
  /** Place among the rule's series of a layer or of the run. */
  readonly series?: number;
}

/** States of one alert along a window, one letter a step: `-ppFFr-`. Fed step by step, as a live run is. */
export function statesAlong(rule: Rule, window: StepWindow, { layer = 0, series = 0 }: SeriesChoice = {}): string {
  const engine = createRuleEngine([rule]);
  const width = ALERT_SIZE + rule.memorySize;
  const place = layer < 0 ? series : rule.runSeries.length + layer * rule.layerSeries.length + series;
  let state = engine.initial();
  let letters = '';
  for (let i = 0; i < window.steps.length; i++) {
    state = engine.evaluate(state, sliceWindow(window, i, i + 1)).state;
    const row = unpack(state.rules[0]?.memory ?? '').subarray(place * width, (place + 1) * width);
    letters += LETTER[readAlert(row).state];
  }
  return letters;
}
