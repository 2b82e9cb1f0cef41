import { ALL_LAYERS } from '#libs/stability-rules';

import type { WatchedTransition } from './watch-run.js';
import type { SeriesWatched } from './watch-series.js';

/**
 * One transition as one line of JSON holds it. `run` only where the file holds several; a value that is no number is null,
 * and `nonFinite` says what it is.
 */
export function watchedJson({ run, transition, incident }: WatchedTransition): Record<string, unknown> {
  const { rule, severity, layer, measure, step, value, threshold, state, since, summary } = transition;
  return {
    ...(run === '' ? {} : { run }),
    ...{ rule, severity, layer: layer === ALL_LAYERS ? null : layer, measure, step, value },
    ...(Number.isFinite(value) ? {} : { nonFinite: String(value) }),
    ...{ threshold, state, since, incident: incident.number, summary: plainLayer(summary) },
  };
}

/** One transition for a person. */
export function watchedLine({ run, transition, incident }: WatchedTransition): string {
  const { rule, severity, step, state, summary } = transition;
  const of = run === '' ? '' : `${run}  `;
  return `${of}step ${String(step)}  ${state}  ${severity}  ${rule}: ${plainLayer(summary)}  (incident ${String(incident.number)})`;
}

/** The end, for a person. */
export function watchedSummary({ rows, runs, alerts, firing, incidents, columns }: SeriesWatched): string[] {
  const read = [...columns.read.keys()].join(', ');
  const left = columns.ignored.size === 0 ? '' : `; not used: ${[...columns.ignored].slice(0, 20).join(', ')}${columns.ignored.size > 20 ? ', …' : ''}`;
  const found = alerts === 0 ? 'no alert' : `${counted(alerts, 'alert')} in ${counted(incidents, 'incident')}, ${String(firing)} still firing`;
  const kinds = new Set([...columns.read.values()].map(({ kind }) => kind));
  const alone = kinds.has('heldOutLoss') && !kinds.has('loss') ? ['a held-out loss without a training loss beside it is not judged: overfitting compares the two'] : [];
  return [`columns: ${read}${left}`, ...alone, `${counted(rows, 'row')}${runs > 1 ? ` of ${String(runs)} runs` : ''}: ${found}`];
}

function plainLayer(summary: string): string {
  return summary.replaceAll(`layer ${ALL_LAYERS}`, 'all layers');
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
