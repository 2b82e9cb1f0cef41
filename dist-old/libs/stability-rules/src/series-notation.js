import { createRuleEngine } from './engine.js';
import { readAlert, unpack, ALERT_SIZE } from './engine-state.js';
import { mapMeasures, sliceWindow } from './step-window.js';
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
export function parseSeries(text) {
    const words = text.trim().split(/\s+/).filter((word) => word !== '');
    let length = 0;
    return words.flatMap((word) => {
        const [, value = '', times = '1'] = /^([^x]+?)(?:x(\d+))?$/.exec(word) ?? [];
        length += Number(times);
        if (length > MAX_VALUES)
            throw new RangeError(`"${word}" is too long: a series has up to ${String(MAX_VALUES)} values`);
        return moving(value, Number(times)) ?? Array(Number(times)).fill(parseValue(value, word));
    });
}
const NUMBER = String.raw `[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const MOVING = new RegExp(`^(${NUMBER})([+*-])(${NUMBER})$`, 'i');
/** The values of `first+by`, `first-by` or `first*by`; null where the word is none of them. */
function moving(word, times) {
    const [, first, sign, by] = MOVING.exec(word) ?? [];
    if (first === undefined || by === undefined)
        return null;
    const [start, change] = [Number(first), Number(by)];
    const at = (i) => (sign === '*' ? start * change ** i : start + (sign === '-' ? -i : i) * change);
    return Array.from({ length: times }, (_, i) => at(i));
}
const WORDS = { _: null, nan: NaN, inf: Infinity, '-inf': -Infinity };
function parseValue(value, word) {
    const known = WORDS[value.toLowerCase()];
    if (known !== undefined)
        return known;
    const number = Number(value);
    if (value === '' || Number.isNaN(number))
        throw new RangeError(`"${word}" is no series notation: a number, nan, inf or _, with xN to repeat`);
    return number;
}
/** A window of series notation. A `_` in any measure makes the whole row missing; a shorter series leaves its tail missing. */
export function windowOf({ layers = {}, loss, facts = {}, steps }) {
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
const OTHERWISE = { updateNorm: 0.001, flags: 0 };
function rowsOf(series, n) {
    const missing = Array.from({ length: n }, (_, i) => [...series.values()].some((values) => (values[i] ?? null) === null));
    return mapMeasures((measure) => {
        const values = series.get(measure);
        const otherwise = OTHERWISE[measure] ?? 1;
        return Float32Array.from({ length: n }, (_, i) => (missing[i] === true ? NaN : (values?.[i] ?? otherwise)));
    });
}
const LETTER = { inactive: '-', pending: 'p', firing: 'F', resolved: 'r' };
/** States of one alert along a window, one letter a step: `-ppFFr-`. Fed step by step, as a live run is. */
export function statesAlong(rule, window, { layer = 0, series = 0 } = {}) {
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
//# sourceMappingURL=series-notation.js.map