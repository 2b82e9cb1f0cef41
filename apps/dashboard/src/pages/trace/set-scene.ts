import type { ColourOf } from '../../export/chart-scene.js';
import type { Table } from '../../export/csv.js';
import type { Scene, Shape } from '../../export/scene.js';
import { formatNumber } from '../../format/format-number.js';
import { decodeFloats } from '../../graphql/packed.js';
import { placeOn, setPlaces } from './set-places.js';
import { chanceSentence, effectSentence, setWords, type SetsResult, type TracedSet } from './set-words.js';

const [WIDTH, EDGE, PANEL, BASE, RISE] = [960, 24, 150, 108, 44];

/** The pictures of all sets, one below the other, with their sentences. */
export function setsScene(title: string, result: SetsResult, colourOf: ColourOf): Scene {
  const shapes: Shape[] = [{ kind: 'text', x: EDGE, y: 24, text: title, colour: colourOf('--text'), size: 14, isBold: true }];
  result.without.forEach((set, i) => { shapes.push(...setShapes(set, { result, top: 36 + i * PANEL, colourOf })); });
  return { width: WIDTH, height: 48 + result.without.length * PANEL, background: colourOf('--card'), shapes };
}

function setShapes(set: TracedSet, { result, top, colourOf }: { readonly result: SetsResult; readonly top: number; readonly colourOf: ColourOf }): Shape[] {
  const places = setPlaces(set);
  const [text, faint, mark] = [colourOf('--text'), colourOf('--faint'), colourOf('--line-2')];
  const x = (at: number): number => EDGE + placeOn([places.least, places.most], at) * (WIDTH - 2 * EDGE);
  const base = top + BASE;
  const rise = Math.min(7, RISE / places.rows);
  const value = result.value.value ?? NaN;
  return [
    { kind: 'text', x: EDGE, y: top + 18, text: effectSentence(set, result), colour: text, isBold: true },
    { kind: 'text', x: EDGE, y: top + 34, text: chanceSentence(set, result), colour: faint },
    ...(places.chance === null ? [] : [{ kind: 'rect', x: x(-places.chance), y: base - RISE, width: x(places.chance) - x(-places.chance), height: RISE, fill: colourOf('--line') } as const]),
    { kind: 'line', points: [[EDGE, base], [WIDTH - EDGE, base]], colour: faint },
    { kind: 'line', points: [[x(0), base - RISE - 6], [x(0), base + 6]], colour: faint, dash: '3 3' },
    ...places.dots.map(({ at, row }): Shape => ({ kind: 'dot', x: x(at), y: base - 4 - row * rise, radius: 3, fill: faint })),
    { kind: 'text', x: x(0), y: base + 20, text: `as it is: ${formatNumber(value)}`, colour: faint, anchor: 'middle' },
    ...(places.effect === null ? [] : [{ kind: 'line', points: [[x(places.effect), base - RISE - 4], [x(places.effect), base]], colour: mark, width: 2 } as const, { kind: 'dot', x: x(places.effect), y: base - RISE - 4, radius: 6, fill: mark } as const]),
  ];
}

/** The sets as data, a row each and one for each of their random sets; without estimates that are not relied on. */
export function setsTable({ without }: SetsResult, showsEstimates: boolean): Table {
  return {
    columns: ['set', 'words', 'what', 'decisions', 'effect', 'estimated', 'grade', 'p', 'records', 'flips', 'flip_share_low', 'flip_share_high', 'mean_change', 'mean_change_low', 'mean_change_high'],
    rows: without.flatMap((set) => {
      const { decisions, count, grade, pValue, records, flips } = set;
      const numbers = [set.flipShareLow, set.flipShareHigh, set.meanChange, set.meanChangeLow, set.meanChangeHigh].map(numberOf);
      const lots = set.controlEffects ? [...decodeFloats(set.controlEffects)] : [];
      return [
        [decisions, setWords(decisions), 'set', count, set.measuredEffect && numberOf(set.measuredEffect), showsEstimates ? numberOf(set.estimated) : null, grade, pValue, records, flips, ...numbers],
        ...lots.map((effect) => [decisions, setWords(decisions), 'random set', count, effect, null, null, null, null, null, null, null, null, null, null]),
      ];
    }),
  };
}

function numberOf({ value, text }: { readonly value?: number | null; readonly text: string }): number {
  return value ?? Number(text);
}
