import { Inject, Injectable } from '@nestjs/common';

import { isRunUuid, type RunUuid, type SensitivityPolicy } from '#libs/contracts';
import {
  decisionEffects, type DecisionSpan, findPrediction, findPredictions, latestCounts, listGroupSeries, listPredictions, listTraces,
  type PredictionRow, type PredictionSort, readFeatures, readScores, type Store, type TracedEffect,
} from '#libs/decision-store';

import { placesUpTo, toConnection } from '../common/connection.js';
import { studyOf } from '../common/global-id.js';
import { measured } from '../common/measured-number.js';
import { pack } from '../common/packed.js';
import { STORE } from '../common/tokens.js';
import { toTrace } from '../traces/to-trace.js';
import type { TraceConnection } from '../traces/trace.model.js';
import { toReplayed } from './to-replayed.js';
import type { DecisionEffect, DecisionEffectConnection } from './effects.model.js';
import type { AttributeGroups, GroupMetricSeries } from './groups.model.js';
import type { PolicyCountModel, PredictionConnection, PredictionModel, PredictionScores, RecordValue } from './prediction.model.js';
import { toGroups, toPrediction, toSeries, toValues } from './to-prediction.js';

/** A page of a list whose cursor is the place in it. */
export interface PlacePage {
  readonly first: number;
  readonly after?: string | null | undefined;
  /** Whether what the data say of people is withheld from who asks. */
  readonly isWithheld: boolean;
}

/** Reads sensitive predictions, group metrics, and what decisions did to predictions. */
@Injectable()
export class PredictionsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list(run: RunUuid, { policy, sort }: { readonly policy?: SensitivityPolicy | null | undefined; readonly sort: PredictionSort }, { first, after, isWithheld }: PlacePage): Promise<PredictionConnection> {
    const skip = placesUpTo(after);
    const { predictions, total } = await listPredictions(this.store, { run, policy: policy ?? undefined, sort, first, skip });
    const edges = predictions.map((row, i) => ({ cursor: String(skip + i), node: toPrediction(row, isWithheld) }));
    return { ...toConnection({ edges, hasNext: skip + predictions.length < total, after }), totalCount: total };
  }

  /** By the key of its global id: run and pseudonym. */
  async find(key: string, isWithheld: boolean): Promise<PredictionModel | null> {
    const [run = '', pseudonym = ''] = key.split(':');
    const row = isRunUuid(run) && /^[0-9a-z ]+$/i.test(pseudonym) ? await findPrediction(this.store, run, pseudonym) : null;
    return row === null || row.pseudonym !== pseudonym ? null : toPrediction(row, isWithheld);
  }

  async counts(run: RunUuid): Promise<PolicyCountModel[]> {
    const latest = await latestCounts(this.store, run);
    return (latest?.counts ?? []).map((count) => ({ ...count, attribute: count.attribute === '' ? null : count.attribute }));
  }

  async scores({ row: { run, place } }: PredictionModel): Promise<PredictionScores> {
    const points = place === null ? [] : await readScores(this.store, run, place);
    return { steps: pack(Int32Array.from(points, ({ step }) => step)), values: pack(Float32Array.from(points, ({ score }) => score)) };
  }

  async features({ isWithheld, row: { run, pseudonym } }: PredictionModel): Promise<RecordValue[] | null> {
    const features = isWithheld ? null : await readFeatures(this.store, run, pseudonym);
    return features === null ? null : toValues(features);
  }

  /** Traces of its record, newest first; null where the record is withheld, which their questions name. */
  async traces({ isWithheld, row: { run, record } }: PredictionModel, first: number, after: string | null | undefined): Promise<TraceConnection | null> {
    if (isWithheld) return null;
    const page = await listTraces(this.store, { run, record, first, after: after === null || after === undefined ? undefined : studyOf('Trace', after, 'after') });
    const edges = page.rows.map((row) => toTrace(row)).map((node) => ({ cursor: node.id, node }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async groups(run: RunUuid): Promise<AttributeGroups[]> {
    return (await listGroupSeries(this.store, run)).flatMap(toGroups);
  }

  async groupMetrics(run: RunUuid): Promise<GroupMetricSeries[]> {
    return (await listGroupSeries(this.store, run)).map(toSeries);
  }

  /** What stored traces say of some decisions, the largest effect first. */
  async effects(run: RunUuid, span: DecisionSpan, { first, after, isWithheld }: PlacePage): Promise<DecisionEffectConnection> {
    const skip = placesUpTo(after);
    const { effects, total } = await decisionEffects(this.store, run, span, { first, skip });
    const records = isWithheld ? [] : effects.flatMap(({ trace }) => trace.question.record ?? []);
    const predictions = await findPredictions(this.store, run, records);
    const edges = effects.map((effect, i) => ({ cursor: String(skip + i), node: { ...toEffect(effect, predictions), ...toReplayed(effect.trace, span) } }));
    return { ...toConnection({ edges, hasNext: skip + edges.length < total, after }), totalCount: total };
  }
}

/** `predictions`: by record; none where they are withheld. */
function toEffect({ trace, effect }: TracedEffect, predictions: ReadonlyMap<string, PredictionRow>): Pick<DecisionEffect, 'trace' | 'effect' | 'prediction'> {
  const row = predictions.get(trace.question.record ?? '');
  return { trace: toTrace(trace), effect: measured(effect), prediction: row === undefined ? null : toPrediction(row, false) };
}
