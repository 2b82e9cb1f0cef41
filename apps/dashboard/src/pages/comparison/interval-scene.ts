import type { ColourOf } from '../../export/chart-scene.js';
import type { Scene, Shape } from '../../export/scene.js';
import type { DifferenceFragment } from '../../generated/graphql.js';
import { differenceWords, placeOn, spanOf } from './comparison-words.js';

/** One measure of a comparison: a difference for each row. */
export interface IntervalPanel {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly { readonly label: string; readonly difference: DifferenceFragment | null }[];
}

const [WIDTH, LEFT, RIGHT, ROW, HEAD] = [960, 200, 250, 24, 40];

/** Differences as dots with whiskers beside a line at 0, one panel below the other. */
export function intervalScene(title: string, panels: readonly IntervalPanel[], colourOf: ColourOf): Scene {
  const shapes: Shape[] = [{ kind: 'text', x: 16, y: 22, text: title, colour: colourOf('--text'), size: 13, isBold: true }];
  let y = 40;
  for (const panel of panels) {
    shapes.push(...panelShapes(panel, y, colourOf));
    y += HEAD + panel.rows.length * ROW;
  }
  return { width: WIDTH, height: y + 16, background: colourOf('--card'), shapes };
}

function panelShapes({ title, unit, rows }: IntervalPanel, top: number, colourOf: ColourOf): Shape[] {
  const span = spanOf(rows.map(({ difference }) => difference));
  const x = (value: number): number => LEFT + placeOn(span, value) * (WIDTH - LEFT - RIGHT);
  const [text, faint, mark] = [colourOf('--text'), colourOf('--faint'), colourOf('--line-1')];
  const first = top + HEAD - 12;
  return [
    { kind: 'text', x: 16, y: top + 16, text: `${title}, ${unit}`, colour: text, isBold: true },
    { kind: 'line', points: [[x(0), top + 22], [x(0), first + rows.length * ROW]], colour: faint, dash: '3 3' },
    ...rows.flatMap(({ label, difference }, i): Shape[] => {
      const middle = first + i * ROW + 10;
      const words: Shape[] = [{ kind: 'text', x: LEFT - 10, y: middle + 4, text: label, colour: text, anchor: 'end' }, { kind: 'text', x: WIDTH - RIGHT + 12, y: middle + 4, text: differenceWords(difference, unit), colour: faint }];
      return [...words, ...whiskerShapes(difference, { x, y: middle, colour: mark })];
    }),
  ];
}

function whiskerShapes(difference: DifferenceFragment | null, { x, y, colour }: { readonly x: (value: number) => number; readonly y: number; readonly colour: string }): Shape[] {
  const { value, low, high } = difference ?? {};
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return [];
  return [{ kind: 'line', points: [[x(low), y], [x(high), y]], colour, width: 2 }, { kind: 'dot', x: x(value), y, radius: 4, fill: colour }];
}
