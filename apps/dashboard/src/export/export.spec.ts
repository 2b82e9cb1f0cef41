import { describe, expect, it } from 'vitest';
import { columnsOf } from '../heatmap/columns.js';
import { chartScene, type ChartView } from './chart-scene.js';
import { toCsv } from './csv.js';
import { heatmapScene } from './heatmap-scene.js';
import { sceneToSvg } from './scene.js';
import { chartTable, heatmapTable } from './view-tables.js';

const colourOf = (name: string): string => `of(${name})`;

describe('toCsv', () => {
  it('keeps NaN and infinities, leaves no value empty, and quotes what needs it', () => {
    const rows = [['a,"b"', NaN, null], ['=1+1', -Infinity, 0.1]] as const;
    expect(toCsv({ columns: ['name', 'x', 'y'], rows }).join('')).toBe('name,x,y\r\n"a,""b""",NaN,\r\n =1+1,-Infinity,0.1\r\n');
  });
});

describe('tables of what is shown', () => {
  const block = {
    layers: ['in', 'out'], columnSteps: Int32Array.of(0, 4, 8), stepsPerColumn: 4,
    min: Float32Array.of(0.1, 1, 1, 2, NaN, 2), max: Float32Array.of(0.2, 9, 1, 2, NaN, 2), mean: Float32Array.of(0.15, 3, 1, 2, NaN, 2),
    nonFinite: Int32Array.of(0, 0, 0, 0, 4, 0), flagged: Int32Array.of(0, 1, 0, 0, 0, 0),
  };
  const columns = columnsOf(block, 9);

  it('a heatmap gives the cells in view with the steps they cover, in the digits of a float32', () => {
    const all = [...heatmapTable(columns, { fromStep: 0, toStep: 10, fromRow: 0, toRow: 2 }).rows];
    expect(all.slice(0, 3)).toEqual([['in', 0, 3, 0.1, 0.2, 0.15, 0, 0], ['in', 4, 7, 1, 9, 3, 0, 1], ['in', 8, 9, 1, 1, 1, 0, 0]]);
    expect(all[4]).toEqual(['out', 4, 7, NaN, NaN, NaN, 4, 0]);
    expect([...heatmapTable(columns, { fromStep: 4, toStep: 8, fromRow: 1, toRow: 2 }).rows]).toEqual([all[4]]);
  });

  it('a chart gives the points in view, those that no picture can show too', () => {
    const data = [[0, 1, 2, 3], [5, NaN, 0, 7], [null, 1, null, 2]];
    expect([...chartTable(['train', 'test'], data, { from: 1, to: 2 }).rows]).toEqual([[1, NaN, 1], [2, 0, null]]);
  });

  it('a picture of a heatmap holds the painted cells, the names of the layers in view, and the legend', () => {
    const made: string[] = [];
    const painting = { columns, view: { fromStep: 0, toStep: 10, fromRow: 1, toRow: 2 }, style: { kind: 'log', extreme: 'highest' }, domain: { low: 1, high: 9 }, theme: 'light' } as const;
    const scene = heatmapScene(painting, 'Noise of a & b', colourOf, (width, height, fill) => {
      const data = new Uint8ClampedArray(width * height * 4);
      fill({ width, height, data });
      made.push(`${width}×${height} ${data.some((byte) => byte !== 0) ? 'painted' : 'empty'}`);
      return `data:${made.length}`;
    });
    expect(made).toEqual(['2112×240 painted', '256×1 painted']);
    const svg = sceneToSvg(scene);
    expect(svg).toContain('>out</text>');
    expect(svg).not.toContain('>in</text>');
    expect(svg).toContain('Noise of a &amp; b');
    expect(svg).toContain('4 steps a column, most extreme shown');
  });
});

describe('chartScene', () => {
  const view: ChartView = {
    title: 'Loss <b>', lines: [{ label: 'train', colour: '--line-1', kind: 'line' }, { label: 'test', colour: '--line-2', kind: 'points' }], band: null, isLog: false,
    data: [[0, 1, 2, 3, 4], [1, 2, null, 4, 3], [null, 3, null, null, null]], marks: [{ step: 3, kind: 'firing' }, { step: 99, kind: 'firing' }], from: 0, to: 5,
  };

  it('breaks a line at its gaps, shows single points as dots, and marks in view only', () => {
    const { shapes } = chartScene(view, colourOf);
    const lines = shapes.filter((shape) => shape.kind === 'line' && shape.colour === 'of(--line-1)');
    expect(lines.map((shape) => (shape.kind === 'line' ? shape.points.length : 0))).toEqual([2, 2]);
    expect(shapes.filter(({ kind }) => kind === 'dot')).toHaveLength(1);
    expect(shapes.filter((shape) => shape.kind === 'line' && shape.colour === 'of(--critical)')).toHaveLength(1);
    expect(sceneToSvg(chartScene(view, colourOf))).toContain('Loss &lt;b&gt;');
  });

  it('names the axis of steps, and that of values where it has a name', () => {
    const words = (named: ChartView): string[] => chartScene(named, colourOf).shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
    expect(words({ ...view, valueName: 'score (0–1)' })).toEqual(expect.arrayContaining(['step', 'score (0–1)']));
    expect(words(view)).not.toContain('score (0–1)');
  });

  it('puts a value twice as large as far up again on a log axis, and higher values higher', () => {
    const log = chartScene({ ...view, isLog: true, data: [[0, 1, 2], [1, 2, 4]], lines: view.lines.slice(0, 1), marks: [] }, colourOf);
    const line = log.shapes.find((shape) => shape.kind === 'line' && shape.colour === 'of(--line-1)');
    const heights = line?.kind === 'line' ? line.points.map(([, y]) => y) : [];
    expect((heights[0] ?? 0) - (heights[1] ?? 0)).toBeCloseTo((heights[1] ?? 0) - (heights[2] ?? 0), 6);
    expect(heights[0]).toBeGreaterThan(heights[2] ?? Infinity);
  });
});
