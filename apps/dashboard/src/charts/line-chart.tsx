import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type uPlot from 'uplot';
import { countWords } from '../format/non-finite-words.js';
import { useTheme } from '../components/theme.js';
import { chartScene } from '../export/chart-scene.js';
import { ExportMenu } from '../export/export-menu.js';
import { pageColour } from '../export/save-picture.js';
import { chartTable, type StepData } from '../export/view-tables.js';
import type { Store } from '../hooks/store.js';
import { useWidth } from '../hooks/use-size.js';
import { chartOptions, GUTTER, type ChartEvents, type Line, type Mark } from './uplot-options.js';

/** The axis of steps that the heatmap and all charts share. */
export interface StepAxis {
  readonly from: number;
  readonly to: number;
  /** The step under the pointer, wherever the pointer is. */
  readonly cursor: Store<number | null>;
  readonly onSelect: (from: number, to: number) => void;
  readonly onReset: () => void;
}

interface ChartProps {
  readonly title: ReactNode;
  /** What the chart shows in words, for those who do not see it. */
  readonly description: string;
  readonly lines: readonly Line[];
  readonly band?: readonly [number, number] | null;
  readonly isLog?: boolean;
  /** Name of the axis of values, written along it. */
  readonly valueName?: string;
  /** Steps, then the values of each line. */
  readonly data: uPlot.AlignedData;
  readonly axis: StepAxis;
  readonly marks: readonly Mark[];
  /** How many of the values shown are NaN or infinite; they are among the marks. */
  readonly nonFinite?: number;
  /** The values before any was left out of the picture (zero on a log axis, NaN); those drawn, where none was. */
  readonly raw?: StepData;
  readonly testId: string;
  /** Whether nothing was read yet: no curve is not said to be there before. */
  readonly isLoading?: boolean;
  /** Why nothing could be read; null or absent where it was. */
  readonly problem?: string | null;
}

/** Lines over steps, on the axis that all charts of a run share. */
export function LineChart(props: ChartProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const isDrawn = useChart(frame, props);
  return (
    <figure className="chart" data-testid={props.testId}>
      <figcaption>
        <span className="chart-title">{props.title}{props.isLog && <span className="faint"> · log</span>}</span>
        {props.lines.filter((line) => line.kind !== 'edge').map((line) => (
          <span key={line.label} className="key"><i className={`swatch ${line.kind}`} style={{ color: `var(${line.colour})` }} />{line.label}</span>
        ))}
        {(props.nonFinite ?? 0) > 0 && <span className="key" data-testid="non-finite"><i className="hatch" />{countWords(props.nonFinite ?? 0)}</span>}
        <ChartExport {...props} />
      </figcaption>
      <div className="chart-place">
        <div ref={frame} role="img" aria-label={props.description} className="chart-frame" />
        <Unread {...props} isDrawn={isDrawn} />
      </div>
    </figure>
  );
}

/** What stands in the place of curves that are not there yet, or could not be read. */
function Unread({ problem, isLoading, isDrawn }: Pick<ChartProps, 'problem' | 'isLoading'> & { readonly isDrawn: boolean }): ReactElement | null {
  if (isLoading === true || !isDrawn) return <p className="chart-loading" role="status" data-testid="chart-loading">Reading…</p>;
  return typeof problem === 'string' ? <p className="chart-loading" role="status" data-testid="chart-problem">Could not read it. {problem}</p> : null;
}

function ChartExport({ description, testId, lines, data, raw, band = null, isLog = false, valueName, marks, axis }: ChartProps): ReactElement {
  const shown = { from: axis.from, to: axis.to };
  return (
    <ExportMenu
      what={description} file={testId} testId={`export-${testId}`} table={() => chartTable(lines.map(({ label }) => label), raw ?? data, shown)}
      scene={() => chartScene({ title: description, lines, data, band, isLog, valueName, marks, ...shown }, pageColour)}
    />
  );
}

/** Draws a chart; whether that was done, or tried. */
function useChart(frame: React.RefObject<HTMLDivElement | null>, props: ChartProps): boolean {
  const [isDrawn, setDrawn] = useState(false);
  const width = useWidth(frame);
  const theme = useTheme();
  const plot = useRef<uPlot | null>(null);
  const latest = useLatest(props);
  const { lines, band = null, isLog = false, valueName = null, axis, data, marks } = props;
  const shapeKey = JSON.stringify([lines, band, isLog, valueName, width, theme]);
  useEffect(() => {
    const place = frame.current;
    if (!place || width < GUTTER + 40) return;
    let isGone = false;
    // its code is fetched with the first chart: what stands without charts does not wait for it
    import('uplot').then(ownTurn).then(({ default: Plot }) => {
      if (isGone) return;
      const made = new Plot(chartOptions({ lines, band, isLog, valueName, width, height: 148 }, eventsOf(latest)), latest.current.data, place);
      made.setScale('x', { min: latest.current.axis.from, max: latest.current.axis.to });
      plot.current = made;
      setDrawn(true);
    }).catch((error: unknown) => {
      if (!isGone) place.textContent = `The chart could not be drawn (${String(error)}). Load the page again.`;
      setDrawn(true);
    });
    return () => {
      isGone = true;
      plot.current?.destroy();
      plot.current = null;
    };
    // the key holds all that the shape is made of
  }, [shapeKey]);
  useEffect(() => {
    plot.current?.setData(data, false);
    plot.current?.setScale('x', { min: axis.from, max: axis.to });
    // uPlot takes the new scale up in a microtask of its own; after it steps have new places
    queueMicrotask(() => {
      showCursor(plot.current, axis.cursor.get());
    });
  }, [data, axis.from, axis.to, axis.cursor, marks, shapeKey]);
  useEffect(() => axis.cursor.subscribe(() => {
    showCursor(plot.current, axis.cursor.get());
  }), [axis.cursor]);
  return isDrawn;
}

function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** Each chart is made in a turn of its own: what a person does comes between two. */
async function ownTurn<Value>(value: Value): Promise<Value> {
  return await new Promise((resolve) => {
    setTimeout(resolve, 0, value);
  });
}

function eventsOf(latest: { readonly current: ChartProps }): ChartEvents {
  return {
    marks: () => latest.current.marks,
    onCursor: (step) => {
      latest.current.axis.cursor.set(step);
    },
    onSelect: (from, to) => {
      latest.current.axis.onSelect(from, to);
    },
    onReset: () => {
      latest.current.axis.onReset();
    },
  };
}

/** Puts the upright line at a step chosen elsewhere; a chart under the pointer has put its own. */
function showCursor(plot: uPlot | null, step: number | null): void {
  if (!plot || plot.over.matches(':hover')) return;
  const left = step === null ? -10 : plot.valToPos(step + 0.5, 'x');
  if (Math.round(plot.cursor.left ?? -10) !== Math.round(left)) plot.setCursor({ left, top: 10 }, false);
}
