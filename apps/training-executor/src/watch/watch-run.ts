import type { AlertTransition, StepWindow } from '#libs/contracts';
import { createRuleEngine, firingIn, nextIncident, NO_INCIDENT, type Incident, type Rule, type RuleEngine, type RuleStatus } from '#libs/stability-rules';

import { lossBlock } from './loss-block.js';
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
  /** Told what is wrong with a rule that cannot be computed at some step. */
  readonly onProblem: (rule: string, problem: string) => void;
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
  /** How the rules stand, stretched as they were evaluated; none before the first evaluation. */
  rules(): readonly RuleStatus[];
}

/**
 * Makes a watch. Rules on the loss see the steps that have one, rules on layers the steps that have any measure: a loss
 * that is logged less often is no gap and no NaN.
 */
export function watchRun({ source, run, rules, every, onProblem }: RunWatchOptions): RunWatch {
  const block = stepBlock(source, run);
  const losses = lossBlock(run, rules.some((rule) => seenBy(rule) === 'both'));
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
    rules: () => (engines ?? []).flatMap((engine) => engine.status()),
    add(row) {
      if (row.step < last) throw goesBack(source, row.place, last, row.step);
      if (row.step > last && firstSteps.length < 2) firstSteps = [...firstSteps, row.step];
      last = row.step;
      if (row.cells.length > 0) block.add(row);
      if (row.loss !== null) losses.add(row.step, row.loss);
      if (row.heldOutLoss !== null) losses.evaluated({ step: row.step, loss: row.heldOutLoss });
    },
    evaluate(atEnd) {
      if (firstSteps.length < 2 && !atEnd) return [];
      const apart = every ?? distance(firstSteps);
      engines ??= enginesOf(rules, apart, onProblem);
      const layers = [...takeAll(block, atEnd)];
      const windows: Windows = { layers, loss: losses.take(atEnd), both: losses.beside(layers) };
      const found = engines.flatMap((engine) => windows[engine.sees].flatMap((window) => engine.evaluate(window)));
      return found.sort((a, b) => a.step - b.step).map((transition) => {
        const next = nextIncident(incidents, transition, apart);
        incidents = next.state;
        return { run, transition, incident: next.incident };
      });
    },
  };
}

function distance([first = 0, second = first + 1]: readonly number[]): number {
  return second - first;
}

/** Windows of what came: of layers, of losses, and of layers with the loss as it last was. */
type Windows = Readonly<Record<'layers' | 'loss' | 'both', readonly StepWindow[]>>;

interface Engine {
  readonly sees: keyof Windows;
  evaluate(window: StepWindow): AlertTransition[];
  status(): readonly RuleStatus[];
}

function enginesOf(rules: readonly Rule[], every: number, onProblem: RunWatchOptions['onProblem']): readonly Engine[] {
  const stretched = rules.map((rule) => ({
    ...rule,
    hold: { ...rule.hold, holdSteps: rule.hold.holdSteps * every, keepFiringSteps: rule.hold.keepFiringSteps * every },
  }));
  return (['loss', 'layers', 'both'] as const).map((sees) => engineOf(createRuleEngine(stretched.filter((rule) => seenBy(rule) === sees)), sees, onProblem));
}

/** Which windows a rule is asked about; rules of files say what they read. */
function seenBy({ needs, runSeries }: Rule): keyof Windows {
  if (needs?.includes('loss') === true && needs.includes('layers')) return 'both';
  return needs?.includes('loss') === true || runSeries.includes('loss') ? 'loss' : 'layers';
}

function engineOf(engine: RuleEngine, sees: keyof Windows, onProblem: RunWatchOptions['onProblem']): Engine {
  let state = engine.initial();
  return {
    sees,
    status: () => engine.status(state),
    evaluate(window) {
      const next = engine.evaluate(state, window);
      for (const { name, problem } of next.state.rules) if (problem !== null) onProblem(name, problem);
      state = next.state;
      return next.transitions;
    },
  };
}

function* takeAll(block: StepBlock, atEnd: boolean): Generator<StepWindow> {
  for (let window = block.take(atEnd); window !== null; window = block.take(false)) yield window;
}
