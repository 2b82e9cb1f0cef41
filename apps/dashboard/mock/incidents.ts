import { flagsOf, flagWords, lossOf, valueOf, type MockRun } from './run-data.js';
import { measured } from './resolve-run.js';

/** An incident of the mock, for graphql-js's default field resolver. */
export interface MockIncident extends Readonly<Record<string, unknown>> {
  readonly id: string;
  /** uuid of its run. */
  readonly of: string;
  readonly state: string;
  readonly severity: string;
}

type Connect = (nodes: readonly object[], page: { first: number; after?: string | null }) => object;

/** One incident for each run with a planted instability. */
export function incidentsOf(runs: readonly MockRun[], shown: (run: MockRun) => object, connection: Connect): MockIncident[] {
  return runs.filter((run) => run.spikeAt !== null).map((run) => {
    const since = (run.spikeAt ?? 0) + 4;
    const row = Math.floor(run.layers.length / 2);
    const layer = run.layers[row] ?? '';
    return {
      __typename: 'Incident', id: `${run.uuid}-1`, of: run.uuid, number: 1, state: 'OPEN', severity: 'CRITICAL', rule: 'scale-spike', layer, since, openedStep: since,
      lastStep: since + 30, closedStep: null, spread: [layer], alertCount: 2, openedAt: run.startedAt, closedAt: null, acknowledgedBy: null, acknowledgedAt: null,
      assignee: null, acts: 1, run: () => shown(run), evidence: evidenceOf(run, { since, row }),
      timeline: (page: { first: number }) => connection([
        { at: run.startedAt, kind: 'ALERT', what: 'firing', step: since, rule: 'scale-spike', layer, by: null, text: 'The scale rose to 6.1.', detail: {} },
        { at: run.startedAt, kind: 'ACT', what: 'comment', step: null, rule: null, layer: null, by: 'desk-1', text: 'Looks like the planted one.', detail: {} },
      ], page),
      alerts: (page: { first: number }) => connection([], page),
      requests: (page: { first: number }) => connection([], page),
    };
  });
}

function evidenceOf(run: MockRun, { since, row }: { since: number; row: number }): object {
  const layer = run.layers[row] ?? '';
  const steps = [-2, -1, 0, 1, 2].map((by) => since + by);
  const of = (measure: string, step: number): object => measured(valueOf(run, measure, row, step));
  return {
    movedFirst: `Layer ${layer} moved first, at step ${String(since)}: its scale went to 6 times its level.`,
    guardsDid: `The guards clamped 3 decisions from step ${String(since)} to ${String(run.lastStep)}.`,
    ifNothingIsDone: 'One of 2 alerts still fires; the run has ended (completed).', whatToDo: 'Look at the decision at that step.',
    moves: [{ layer, step: since, measure: 'SCALE', value: of('SCALE', since), level: measured(1) }, { layer: 'head', step: since + 2, measure: 'GRAD_NORM', value: measured(4), level: measured(0.5) }],
    steps: steps.map((step) => ({ step, batchId: step, loss: measured(lossOf(run, step)) })),
    decisions: steps.map((step) => ({
      step, layer: { name: layer }, flags: flagWords(flagsOf(run, row, step)), rawScale: of('RAW_SCALE', step), scale: of('SCALE', step), gradNorm: of('GRAD_NORM', step), updateNorm: of('UPDATE_NORM', step),
    })),
  };
}
