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
import { isRunUuid } from '#libs/contracts';
import { decisionEffects, findPrediction, findPredictions, latestCounts, listGroupSeries, listPredictions, listTraces, readFeatures, readScores, } from '#libs/decision-store';
import { placesUpTo, toConnection } from '../common/connection.js';
import { studyOf } from '../common/global-id.js';
import { measured } from '../common/measured-number.js';
import { pack } from '../common/packed.js';
import { STORE } from '../common/tokens.js';
import { toTrace } from '../traces/to-trace.js';
import { toReplayed } from './to-replayed.js';
import { toGroups, toPrediction, toSeries, toValues } from './to-prediction.js';
/** Reads sensitive predictions, group metrics, and what decisions did to predictions. */
let PredictionsService = class PredictionsService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list(run, { policy, sort }, { first, after, isWithheld }) {
        const skip = placesUpTo(after);
        const { predictions, total } = await listPredictions(this.store, { run, policy: policy ?? undefined, sort, first, skip });
        const edges = predictions.map((row, i) => ({ cursor: String(skip + i), node: toPrediction(row, isWithheld) }));
        return { ...toConnection({ edges, hasNext: skip + predictions.length < total, after }), totalCount: total };
    }
    /** By the key of its global id: run and pseudonym. */
    async find(key, isWithheld) {
        const [run = '', pseudonym = ''] = key.split(':');
        const row = isRunUuid(run) && /^[0-9a-z ]+$/i.test(pseudonym) ? await findPrediction(this.store, run, pseudonym) : null;
        return row === null || row.pseudonym !== pseudonym ? null : toPrediction(row, isWithheld);
    }
    async counts(run) {
        const latest = await latestCounts(this.store, run);
        return (latest?.counts ?? []).map((count) => ({ ...count, attribute: count.attribute === '' ? null : count.attribute }));
    }
    async scores({ row: { run, place } }) {
        const points = place === null ? [] : await readScores(this.store, run, place);
        return { steps: pack(Int32Array.from(points, ({ step }) => step)), values: pack(Float32Array.from(points, ({ score }) => score)) };
    }
    async features({ isWithheld, row: { run, pseudonym } }) {
        const features = isWithheld ? null : await readFeatures(this.store, run, pseudonym);
        return features === null ? null : toValues(features);
    }
    /** Traces of its record, newest first; null where the record is withheld, which their questions name. */
    async traces({ isWithheld, row: { run, record } }, first, after) {
        if (isWithheld)
            return null;
        const page = await listTraces(this.store, { run, record, first, after: after === null || after === undefined ? undefined : studyOf('Trace', after, 'after') });
        const edges = page.rows.map((row) => toTrace(row)).map((node) => ({ cursor: node.id, node }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async groups(run) {
        return (await listGroupSeries(this.store, run)).flatMap(toGroups);
    }
    async groupMetrics(run) {
        return (await listGroupSeries(this.store, run)).map(toSeries);
    }
    /** What stored traces say of some decisions, the largest effect first. */
    async effects(run, span, { first, after, isWithheld }) {
        const skip = placesUpTo(after);
        const { effects, total } = await decisionEffects(this.store, run, span, { first, skip });
        const records = isWithheld ? [] : effects.flatMap(({ trace }) => trace.question.record ?? []);
        const predictions = await findPredictions(this.store, run, records);
        const edges = effects.map((effect, i) => ({ cursor: String(skip + i), node: { ...toEffect(effect, predictions), ...toReplayed(effect.trace, span) } }));
        return { ...toConnection({ edges, hasNext: skip + edges.length < total, after }), totalCount: total };
    }
};
PredictionsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], PredictionsService);
export { PredictionsService };
/** `predictions`: by record; none where they are withheld. */
function toEffect({ trace, effect }, predictions) {
    const row = predictions.get(trace.question.record ?? '');
    return { trace: toTrace(trace), effect: measured(effect), prediction: row === undefined ? null : toPrediction(row, false) };
}
//# sourceMappingURL=predictions.service.js.map