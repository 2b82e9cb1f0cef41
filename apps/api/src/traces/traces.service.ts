import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';

import { checkedReason, LIVE_STATES, parseTraceEffort, parseTraceQuestion, type RunUuid, type TraceState, whyNotTraced } from '#libs/contracts';
import { findRun, findTrace, listTraces, readTraceEffects, type RunRow, type Store, traceStudies } from '#libs/decision-store';

import type { Act } from '../auth/actor-of.js';
import { placesUpTo, toConnection } from '../common/connection.js';
import { studyOf } from '../common/global-id.js';
import { pack } from '../common/packed.js';
import { STORE } from '../common/tokens.js';
import { problemsTold } from '../runs/problems-told.js';
import { toTrace, toTraced } from './to-trace.js';
import type { CancelTraceResult, StartTraceInput, StartTraceResult } from './trace-acts.model.js';
import type { TraceConnection, TraceModel } from './trace.model.js';
import type { TracedDecisionConnection, TraceEffects, TraceResultModel } from './trace-result.model.js';

/** Which traces are asked for. */
export interface TracesQuery {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly project?: string | null | undefined;
  readonly run?: RunUuid | undefined;
  readonly state?: TraceState | null | undefined;
  /** Split and row, as test:17. */
  readonly record?: string | null | undefined;
}

/** Reads traces, asks for them, cancels them. */
@Injectable()
export class TracesService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list({ first, after, run, project, state, record }: TracesQuery): Promise<TraceConnection> {
    const page = await listTraces(this.store, { first, run, project: project ?? undefined, state: state ?? undefined, record: record ?? undefined, after: after === null || after === undefined ? undefined : studyOf('Trace', after, 'after') });
    const edges = page.rows.map((row) => toTrace(row)).map((node) => ({ cursor: node.id, node }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async find(uuid: string): Promise<TraceModel | null> {
    const row = await findTrace(this.store, uuid);
    return row === null ? null : toTrace(row);
  }

  /** A page of the decisions that a trace lists; the cursor is the place in the list. */
  decisions({ listed, runUuid }: TraceResultModel, first: number, after: string | null | undefined): TracedDecisionConnection {
    const from = placesUpTo(after);
    const edges = listed.slice(from, from + first).map((row, i) => ({ cursor: String(from + i), node: toTraced(runUuid, row) }));
    return { ...toConnection({ edges, hasNext: from + first < listed.length, after }), totalCount: listed.length };
  }

  async effects({ traceUuid, steps, layerNames, effectsLeftOut }: TraceResultModel): Promise<TraceEffects | null> {
    const values = effectsLeftOut === null ? await readTraceEffects(this.store, traceUuid) : null;
    return values === null ? null : { steps, layers: layerNames, values: pack(values) };
  }

  async start(input: StartTraceInput, run: RunUuid, { by, reason }: Act): Promise<typeof StartTraceResult> {
    return await problemsTold(async () => {
      const { record, group, gap, split, of } = input;
      const question = parseTraceQuestion(given({ record, group, gap, split, of, className: input.class }), 'input.');
      const effort = parseTraceEffort(given(input.effort ?? {}), 'input.effort.');
      const trace = { uuid: uuidv7(), run, question, effort, by, reason: checkedReason(reason, 'input.reason') };
      const row = await findRun(this.store, run);
      if (row === null) return { code: 'RUN_NOT_FOUND', message: `there is no run ${run}` };
      const why = whyNotExecutedAgain(row) ?? whyNotTraced(row.spec);
      if (why !== null) return { code: 'RUN_NOT_TRACEABLE', message: `run ${run} ${why}` };
      await traceStudies.ask(this.store, trace);
      const asked = await this.find(trace.uuid);
      return asked === null ? { code: 'RUN_NOT_FOUND', message: `run ${run} is gone` } : { trace: asked };
    });
  }

  /** @throws InputError when there is no reason. */
  async cancel(uuid: string, { by, reason }: Act): Promise<typeof CancelTraceResult> {
    const outcome = await traceStudies.cancel(this.store, uuid, { by, reason: checkedReason(reason, 'input.reason') });
    if (outcome.kind === 'ended') return { code: 'TRACE_ENDED', message: `trace ${uuid} is ${outcome.state}`, state: outcome.state };
    const trace = outcome.kind === 'not-there' ? null : await this.find(uuid);
    return trace === null ? { code: 'TRACE_NOT_FOUND', message: `there is no trace ${uuid}` } : { trace };
  }
}

/** Why a run cannot be executed again, as the end of a sentence; what only the executor can know it tells later. */
export function whyNotExecutedAgain({ state, origin, lastStep, backend }: RunRow): string | null {
  if (state === 'queued' || LIVE_STATES.includes(state)) return `is ${state}: it can be traced when it has ended`;
  if (origin === 'ingest' || origin === 'import') return `came by ${origin}: its trainer is not known here, so it cannot be executed again`;
  return lastStep < 0 || backend === null ? 'has no recorded step' : null;
}

/** Only the fields that were given: null is as good as nothing. */
export function given(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields as Record<string, unknown>).filter(([, value]) => value !== null && value !== undefined));
}
