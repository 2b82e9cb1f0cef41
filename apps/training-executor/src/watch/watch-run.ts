import type { AlertTransition, StepWindow } from '#libs/contracts';
import { createRuleEngine, firingIn, nextIncident, NO_INCIDENT, WINDOW_STEPS, type Incident, type Rule, type RuleEngine } from '#libs/stability-rules';

import type { SeriesRow } from './series-row.js';
import { goesBack, stepBlock, type StepBlock } from './step-block.js';

/** A transition, and the incident it belongs to. */
export interface WatchedTransition {
  readonly run: string;
  readonly transition: AlertTransition;
  readonly incident: Incident;
}

/** How one series is watched. */
export interface RunWatchOptions {
  readonly source: string;
  readonly run: string;
  readonly rules: readonly Rule[];
  /** Steps from one row to the next: holds are stretched by it. Null: the distance of the first two steps. */
  readonly every: number | null;
}

/** Watches one run, row by row. */
export interface RunWatch {
  /** Takes a row in. @throws InputError when its step goes back. */
  add(row: SeriesRow): void;
  /** Evaluates what has come since; at the end also the last step. */
  evaluate(atEnd: boolean): WatchedTransition[];
  /** Steps that wait to be evaluated. */
  readonly waiting: number;
  readonly firing: ReadonlySet<string>;
  readonly incidents: number;
}

/**
 * Makes a watch. Rules on the loss see the steps that have one, rules on layers the steps that have any measure: a loss
 * that is logged less often is no gap and no NaN.
 */
export function watchRun({ source, run, rules, every }: RunWatchOptions): RunWatch {
  const block = stepBlock(source, run);
  const losses = lossBlock(run);
  let firstSteps: number[] = [];
  let engines: readonly Engine[] | null = null;
  let [incidents, last] = [NO_INCIDENT, -1];
  return {
    get waiting() {
      return Math.max(block.size, losses.size);
    },
    get firing() {
      return firingIn(incidents);
    },
    get incidents() {
      return incidents.count;
    },
    add(row) {
      if (row.step < last) throw goesBack(source, row.place, last, row.step);
      if (row.step > last && firstSteps.length < 2) firstSteps = [...firstSteps, row.step];
      last = row.step;
      if (row.cells.length > 0) block.add(row);
      if (row.loss !== null) losses.add(row.step, row.loss);
    },
    evaluate(atEnd) {
      if (firstSteps.length < 2 && !atEnd) return [];
      engines ??= enginesOf(rules, every ?? distance(firstSteps));
      const windows = [...takeAll(block, atEnd), ...losses.take(atEnd)];
      const found = engines.flatMap((engine) => windows.filter(engine.sees).flatMap((window) => engine.evaluate(window)));
      return found.sort((a, b) => a.step - b.step).map((transition) => {
        const next = nextIncident(incidents, transition);
        incidents = next.state;
        return { run, transition, incident: next.incident };
      });
    },
  };
}

function distance([first = 0, second = first + 1]: readonly number[]): number {
  return second - first;
}

interface Engine {
  readonly sees: (window: StepWindow) => boolean;
  evaluate(window: StepWindow): AlertTransition[];
}

function enginesOf(rules: readonly Rule[], every: number): readonly Engine[] {
  const stretched = rules.map((rule) => ({
    ...rule,
    hold: { ...rule.hold, holdSteps: rule.hold.holdSteps * every, keepFiringSteps: rule.hold.keepFiringSteps * every },
  }));
  const [onLoss, onLayers] = [true, false].map((isLoss) => stretched.filter((rule) => rule.runSeries.includes('loss') === isLoss));
  return [
    engineOf(createRuleEngine(onLoss ?? []), ({ loss }) => loss.length > 0),
    engineOf(createRuleEngine(onLayers ?? []), ({ loss }) => loss.length === 0),
  ];
}

function engineOf(engine: RuleEngine, sees: Engine['sees']): Engine {
  let state = engine.initial();
  return {
    sees,
    evaluate(window) {
      const next = engine.evaluate(state, window);
      const failed = next.state.rules.find(({ health }) => health === 'error');
      if (failed !== undefined) throw new Error(`rule ${failed.name} failed: ${failed.problem ?? 'no reason given'}`);
      state = next.state;
      return next.transitions;
    },
  };
}

function* takeAll(block: StepBlock, atEnd: boolean): Generator<StepWindow> {
  for (let window = block.take(atEnd); window !== null; window = block.take(false)) yield window;
}

/** The steps that have a loss. */
interface LossBlock {
  readonly size: number;
  /** Of two losses of a step the later one counts. */
  add(step: number, loss: number): void;
  take(atEnd: boolean): StepWindow[];
}

function lossBlock(run: string): LossBlock {
  let waiting: { readonly step: number; readonly loss: number }[] = [];
  return {
    get size() {
      return waiting.length;
    },
    add(step, loss) {
      if (waiting.at(-1)?.step === step) waiting.pop();
      waiting.push({ step, loss });
    },
    take(atEnd) {
      const whole = atEnd ? waiting.length : Math.max(0, waiting.length - 1); // the last step may get another row
      const windows = Array.from({ length: Math.ceil(whole / WINDOW_STEPS) }, (_, w) => {
        const part = waiting.slice(w * WINDOW_STEPS, Math.min(whole, (w + 1) * WINDOW_STEPS));
        const [steps, loss] = [Int32Array.from(part, (each) => each.step), Float32Array.from(part, (each) => each.loss)];
        return { run, firstStep: steps[0] ?? 0, steps, loss, layers: [] };
      });
      waiting = waiting.slice(whole);
      return windows;
    },
  };
}
