import { InputError, MEASURES, type Measure, type StepWindow } from '#libs/contracts';
import { ALL_LAYERS } from '#libs/stability-rules';

import type { SeriesCell, SeriesRow } from './series-row.js';

/** The last numbers of one layer. */
interface LayerValues {
  readonly step: number;
  readonly values: Map<Measure, number>;
}

/** Gathers rows into windows of whole steps, as the rules read them. */
export interface StepBlock {
  /** Steps that are whole and not yet taken. */
  readonly size: number;
  /**
   * Takes the next row; rows of one step may be several.
   * @throws InputError when the step goes back.
   */
  add(row: SeriesRow): void;
  /** The whole steps so far, or all at the end; null when there is none. */
  take(atEnd: boolean): StepWindow | null;
}

interface Step {
  readonly step: number;
  /** Per layer, in the order of {@link MEASURES}; a measure that was never recorded is NaN. */
  readonly rows: ReadonlyMap<string, Float32Array>;
}

/** What a block holds. */
interface Gathered {
  readonly run: string;
  /** Layers and measures so far. */
  readonly seen: Map<string, Set<Measure>>;
  readonly last: Map<string, LayerValues>;
  /** The step whose rows are coming; -1 before the first. */
  current: number;
  steps: Step[];
  /** Windows that are cut already. */
  ready: StepWindow[];
}

/**
 * Makes a block of one run. A measure that a row leaves out while it has others of the layer stays at its last value; a
 * layer that a step leaves out has no row there. A window holds steps of the same layers and measures: where a new one
 * shows up, the steps before are a window of their own.
 */
export function stepBlock(source: string, run: string): StepBlock {
  const gathered: Gathered = { run, seen: new Map(), last: new Map(), current: -1, steps: [], ready: [] };
  return {
    get size() {
      return gathered.ready.reduce((sum, window) => sum + window.steps.length, gathered.steps.length);
    },
    add({ place, step, cells }) {
      if (step < gathered.current) throw goesBack(source, place, gathered.current, step);
      if (step > gathered.current) close(gathered);
      if (isNew(gathered.seen, cells)) cut(gathered);
      gathered.current = step;
      for (const cell of cells) put(gathered, cell);
    },
    take(atEnd) {
      if (atEnd) close(gathered);
      if (atEnd) gathered.current = -1;
      cut(gathered);
      return gathered.ready.shift() ?? null;
    },
  };
}

/** Ends the step whose rows have come. */
function close({ current, last, steps }: Gathered): void {
  if (current < 0) return;
  const rows = new Map<string, Float32Array>();
  for (const [layer, { step, values }] of last) if (step === current) rows.set(layer, packed(values));
  steps.push({ step: current, rows });
}

/** Makes a window of the steps that have ended. */
function cut(gathered: Gathered): void {
  const { run, steps, seen } = gathered;
  if (steps.length > 0) gathered.ready.push(windowOf(run, steps, seen));
  gathered.steps = [];
}

function put({ seen, last, current }: Gathered, { layer, measure, value }: SeriesCell): void {
  const name = layer ?? ALL_LAYERS;
  seen.set(name, (seen.get(name) ?? new Set()).add(measure));
  const values = last.get(name)?.values ?? new Map<Measure, number>();
  last.set(name, { step: current, values: values.set(measure, value) });
}

const ASCENDING = 'steps that ascend, or --sort to sort them first (where a step is there twice, what stands last counts)';

/** A step that is lower than the one before it. */
export class StepGoesBack extends InputError {
  /** The same, where a column that is not used may tell runs apart: sorted, several runs would be one. */
  withRunColumn(name: string): InputError {
    return new InputError({ ...this.problem, allowed: `--run-column ${JSON.stringify(name)} where that column tells runs apart; in one run ${ASCENDING}` }, { cause: this });
  }
}

/** That a step is lower than the one before it. */
export function goesBack(source: string, place: string, before: number, step: number): StepGoesBack {
  return new StepGoesBack({ source, path: `${place}, step`, value: `${String(step)} after ${String(before)}`, allowed: ASCENDING });
}

function isNew(seen: ReadonlyMap<string, ReadonlySet<Measure>>, cells: readonly SeriesCell[]): boolean {
  return cells.some(({ layer, measure }) => seen.get(layer ?? ALL_LAYERS)?.has(measure) !== true);
}

function packed(values: ReadonlyMap<Measure, number>): Float32Array {
  return Float32Array.from(MEASURES, (measure) => values.get(measure) ?? (measure === 'flags' ? 0 : NaN));
}

function windowOf(run: string, steps: readonly Step[], seen: ReadonlyMap<string, ReadonlySet<Measure>>): StepWindow {
  const layers = [...seen].map(([name, measures]) => ({
    name,
    measures: Object.fromEntries(
      MEASURES.map((measure, m) => [measure, column(measure, m, { name, measures, steps })]),
    ) as Record<Measure, Float32Array>,
  }));
  return { run, firstStep: steps[0]?.step ?? 0, steps: Int32Array.from(steps, ({ step }) => step), loss: new Float32Array(0), layers };
}

interface LayerSteps {
  readonly name: string;
  readonly measures: ReadonlySet<Measure>;
  readonly steps: readonly Step[];
}

/** One measure of one layer; empty when it was never recorded. Flags tell where the layer has no row: they are always there. */
function column(measure: Measure, m: number, { name, measures, steps }: LayerSteps): Float32Array {
  if (measure !== 'flags' && !measures.has(measure)) return new Float32Array(0);
  return Float32Array.from(steps, ({ rows }) => rows.get(name)?.[m] ?? NaN);
}
