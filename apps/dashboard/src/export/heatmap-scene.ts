import { stepTicks } from '../charts/axis-ticks.js';
import { GUTTER, MARGIN } from '../charts/uplot-options.js';
import { formatNumber } from '../format/format-number.js';
import { rampFor, valueAt } from '../heatmap/colour-scale.js';
import { paint, type Painting } from '../heatmap/raster.js';
import { labelledRows, xOf, yOf } from '../heatmap/view.js';
import type { ColourOf } from './chart-scene.js';
import type { Scene, Shape } from './scene.js';

/** Makes the address of a picture of so many pixels, painted by `fill`. */
export type MakeImage = (width: number, height: number, fill: (image: { width: number; height: number; data: Uint8ClampedArray }) => void) => string;

const WIDTH = 1200;
const TOP = 34;

/** A heatmap as a picture: the cells as pixels, names, steps and the legend as texts. */
export function heatmapScene(painting: Painting, title: string, colourOf: ColourOf, makeImage: MakeImage): Scene {
  const width = WIDTH - GUTTER - MARGIN;
  const height = Math.round(Math.min(900, Math.max(120, (painting.view.toRow - painting.view.fromRow) * 26)));
  const address = makeImage(width * 2, height * 2, (image) => {
    paint(painting, image);
  });
  const shapes: Shape[] = [
    { kind: 'text', x: GUTTER, y: 20, text: title, colour: colourOf('--text'), size: 12, isBold: true },
    { kind: 'image', x: GUTTER, y: TOP, width, height, address },
    ...namesOf(painting, height, colourOf), ...stepsOf(painting, { width, height }, colourOf), ...legendOf(painting, TOP + height + 44, colourOf, makeImage),
  ];
  return { width: WIDTH, height: TOP + height + 66, background: colourOf('--card'), shapes };
}

function namesOf({ view, columns }: Painting, height: number, colourOf: ColourOf): Shape[] {
  return labelledRows(view, height, 15).flatMap((row): Shape[] => {
    const name = columns.layers[row];
    if (name === undefined) return [];
    const text = name.length > 19 ? `…${name.slice(-18)}` : name;
    return [{ kind: 'text', x: GUTTER - 8, y: TOP + yOf(view, row + 0.5, height) + 4, text, colour: colourOf('--faint'), anchor: 'end' }];
  });
}

function stepsOf({ view }: Painting, { width, height }: { width: number; height: number }, colourOf: ColourOf): Shape[] {
  return stepTicks(view.fromStep, view.toStep, 8).flatMap((step): Shape[] => {
    const x = GUTTER + xOf(view, step, width);
    return [
      { kind: 'line', points: [[x, TOP + height], [x, TOP + height + 4]], colour: colourOf('--faint') },
      { kind: 'text', x, y: TOP + height + 18, text: step.toLocaleString('en-GB'), colour: colourOf('--faint'), anchor: 'middle' },
    ];
  });
}

function legendOf({ style, domain, theme, columns }: Painting, y: number, colourOf: ColourOf, makeImage: MakeImage): Shape[] {
  const ramp = rampFor(style, theme);
  const address = makeImage(256, 1, ({ data }) => {
    for (let i = 0; i < 256; i++) data.set([ramp[i * 3] ?? 0, ramp[i * 3 + 1] ?? 0, ramp[i * 3 + 2] ?? 0, 255], i * 4);
  });
  const colour = colourOf('--faint');
  const text = (x: number, words: string, anchor: 'start' | 'end' = 'start'): Shape => ({ kind: 'text', x, y: y + 9, text: words, colour, anchor });
  const [low, middle, high] = [domain.low, valueAt(0.5, style, domain), domain.high].map((value) => formatNumber(value, 3));
  const size = columns.stepsPerColumn;
  return [
    text(GUTTER + 60, low ?? '', 'end'),
    { kind: 'image', x: GUTTER + 68, y, width: 200, height: 11, address },
    text(GUTTER + 276, `${high ?? ''} · middle ${middle ?? ''}${style.kind === 'diverging' ? '' : ' · log'} · ${size === 1 ? '1 step a column' : `${size} steps a column, most extreme shown`} · hatched: NaN or ∞ · bar on top: flagged`),
  ];
}
