var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { checkedReason, LIVE_STATES, parseTraceEffort, parseTraceQuestion, whyNotTraced } from '#libs/contracts';
import { findRun, findTrace, listTraces, readTraceEffects, traceStudies } from '#libs/decision-store';
import { placesUpTo, toConnection } from '../common/connection.js';
import { studyOf } from '../common/global-id.js';
import { pack } from '../common/packed.js';
import { STORE } from '../common/tokens.js';
import { problemsTold } from '../runs/problems-told.js';
import { toTrace, toTraced } from './to-trace.js';
/** Reads traces, asks for them, cancels them. */
let TracesService = class TracesService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list({ first, after, run, project, state, record }) {
        const page = await listTraces(this.store, { first, run, project: project ?? undefined, state: state ?? undefined, record: record ?? undefined, after: after === null || after === undefined ? undefined : studyOf('Trace', after, 'after') });
        const edges = page.rows.map((row) => toTrace(row)).map((node) => ({ cursor: node.id, node }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(uuid) {
        const row = await findTrace(this.store, uuid);
        return row === null ? null : toTrace(row);
    }
    /** A page of the decisions that a trace lists; the cursor is the place in the list. */
    decisions({ listed, runUuid }, first, after) {
        const from = placesUpTo(after);
        const edges = listed.slice(from, from + first).map((row, i) => ({ cursor: String(from + i), node: toTraced(runUuid, row) }));
        return { ...toConnection({ edges, hasNext: from + first < listed.length, after }), totalCount: listed.length };
    }
    async effects({ traceUuid, steps, layerNames, effectsLeftOut }) {
        const values = effectsLeftOut === null ? await readTraceEffects(this.store, traceUuid) : null;
        return values === null ? null : { steps, layers: layerNames, values: pack(values) };
    }
    async start(input, run, { by, reason }) {
        return await problemsTold(async () => {
            const { record, group, gap, split, of } = input;
            const question = parseTraceQuestion(given({ record, group, gap, split, of, className: input.class }), 'input.');
            const effort = parseTraceEffort(given(input.effort ?? {}), 'input.effort.');
            const trace = { uuid: uuidv7(), run, question, effort, by, reason: checkedReason(reason, 'input.reason') };
            const row = await findRun(this.store, run);
            if (row === null)
                return { code: 'RUN_NOT_FOUND', message: `there is no run ${run}` };
            const why = whyNotExecutedAgain(row) ?? whyNotTraced(row.spec);
            if (why !== null)
                return { code: 'RUN_NOT_TRACEABLE', message: `run ${run} ${why}` };
            await traceStudies.ask(this.store, trace);
            const asked = await this.find(trace.uuid);
            return asked === null ? { code: 'RUN_NOT_FOUND', message: `run ${run} is gone` } : { trace: asked };
        });
    }
    /** @throws InputError when there is no reason. */
    async cancel(uuid, { by, reason }) {
        const outcome = await traceStudies.cancel(this.store, uuid, { by, reason: checkedReason(reason, 'input.reason') });
        if (outcome.kind === 'ended')
            return { code: 'TRACE_ENDED', message: `trace ${uuid} is ${outcome.state}`, state: outcome.state };
        const trace = outcome.kind === 'not-there' ? null : await this.find(uuid);
        return trace === null ? { code: 'TRACE_NOT_FOUND', message: `there is no trace ${uuid}` } : { trace };
    }
};
TracesService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], TracesService);
export { TracesService };
/** Why a run cannot be executed again, as the end of a sentence; what only the executor can know it tells later. */
export function whyNotExecutedAgain({ state, origin, lastStep, backend }) {
    if (state === 'queued' || LIVE_STATES.includes(state))
        return `is ${state}: it can be traced when it has ended`;
    if (origin === 'ingest' || origin === 'import')
        return `came by ${origin}: its trainer is not known here, so it cannot be executed again`;
    return lastStep < 0 || backend === null ? 'has no recorded step' : null;
}
/** Only the fields that were given: null is as good as nothing. */
export function given(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
//# sourceMappingURL=traces.service.js.map