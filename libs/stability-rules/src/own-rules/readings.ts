import { DECISION_FLAGS, MEASURES, type DecisionFlag, type Measure } from '#libs/contracts';
import type { Context } from '@marcbachmann/cel-js';

import type { SeriesView } from '../rule.js';
import type { Scope } from './variables.js';

/** Reads one variable at place `i` of a window. */
type Read = (view: SeriesView, i: number) => unknown;

/** How the variables of a rule are read, step by step. */
export interface Readings {
  /** Whether the window holds what the variables are read from. */
  isRecorded(view: SeriesView): boolean;
  /** Writes the variables at place `i` into `context`; false where there is no decision to read. */
  readInto(context: Context, view: SeriesView, i: number): boolean;
}

/** The readings of these variables of a scope. */
export function readingsOf(scope: Scope, names: readonly string[]): Readings {
  const reads = names.map((name) => [name, readOf(scope, name)] as const);
  const needed = measuresOf(names);
  const isPresent = scope === 'layer' ? isLayerPresent : needed.length > 0 || names.some((name) => name === 'layers') ? isAnyPresent : () => true;
  return {
    isRecorded: ({ window, layer, measures }) => {
      if (names.includes('loss') && window.loss.length === 0) return false;
      if (layer !== null) return measures !== null && needed.every((measure) => measures[measure].length > 0);
      return needed.length === 0 || window.layers.some((each) => needed.every((measure) => each.measures[measure].length > 0));
    },
    readInto: (context, view, i) => {
      if (!isPresent(view, i)) return false;
      for (const [name, read] of reads) context[name] = read(view, i);
      return true;
    },
  };
}

const FLAGS = Object.keys(DECISION_FLAGS) as DecisionFlag[];

/** The measures that these variables are computed from. */
export function measuresOf(names: readonly string[]): Measure[] {
  const found = names.flatMap((name): Measure[] => {
    if (name === 'updateRatio') return ['updateNorm', 'paramNorm'];
    if (name === 'scaleMin' || name === 'scaleMax') return ['scale'];
    if (FLAGS.some((flag) => name === flag || name === `${flag}Layers`)) return ['flags'];
    return MEASURES.filter((measure) => measure === name);
  });
  return [...new Set(found)];
}

function readOf(scope: Scope, name: string): Read {
  if (name === 'step') return ({ window }, i) => BigInt(window.steps[i] ?? 0);
  if (name === 'loss') return ({ window }, i) => window.loss[i] ?? NaN;
  return scope === 'layer' ? readLayer(name) : readRun(name);
}

function readLayer(name: string): Read {
  if (name === 'layer') return ({ layer }) => layer ?? '';
  if (name === 'updateRatio') return ({ measures }, i) => Math.fround((measures?.updateNorm[i] ?? NaN) / (measures?.paramNorm[i] ?? NaN));
  const flag = FLAGS.find((each) => each === name);
  if (flag !== undefined) return ({ measures }, i) => ((measures?.flags[i] ?? 0) & DECISION_FLAGS[flag]) !== 0;
  const measure = name as Measure;
  return ({ measures }, i) => measures?.[measure][i] ?? NaN;
}

function readRun(name: string): Read {
  if (name === 'layers') return (view, i) => BigInt(presentAt(view, i).length);
  if (name === 'scaleMin') return (view, i) => Math.min(...valuesAt(view, 'scale', i));
  if (name === 'scaleMax') return (view, i) => Math.max(...valuesAt(view, 'scale', i));
  if (name === 'updateRatio') return (view, i) => Math.fround(globalNorm(view, 'updateNorm', i) / globalNorm(view, 'paramNorm', i));
  const flag = FLAGS.find((each) => name === `${each}Layers`);
  if (flag !== undefined) return (view, i) => BigInt(valuesAt(view, 'flags', i).filter((bits) => (bits & DECISION_FLAGS[flag]) !== 0).length);
  return (view, i) => globalNorm(view, name as Measure, i);
}

/** √Σ x² over the layers, in float64, kept as the float32 that measures are. */
function globalNorm(view: SeriesView, measure: Measure, i: number): number {
  let sum = 0;
  for (const value of valuesAt(view, measure, i)) sum += value * value;
  return Math.fround(Math.sqrt(sum));
}

function valuesAt(view: SeriesView, measure: Measure, i: number): number[] {
  return presentAt(view, i).flatMap((measures) => (measures[measure].length === 0 ? [] : [measures[measure][i] ?? NaN]));
}

/** Layers that have a decision at place `i`: a row that is missing has NaN flags. */
function presentAt({ window }: SeriesView, i: number): Readonly<Record<Measure, Float32Array>>[] {
  return window.layers.flatMap(({ measures }) => (Number.isNaN(measures.flags[i]) ? [] : [measures]));
}

function isLayerPresent({ measures }: SeriesView, i: number): boolean {
  return !Number.isNaN(measures?.flags[i]);
}

function isAnyPresent(view: SeriesView, i: number): boolean {
  return presentAt(view, i).length > 0;
}
