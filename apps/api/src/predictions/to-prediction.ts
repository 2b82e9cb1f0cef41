import { fewOf, fewPeople, type FewPeople, groupGaps, type GroupGaps, type GroupRates, ratesOf } from '#libs/group-metrics';
import type { GroupSeries, PredictionRow } from '#libs/decision-store';

import { toGlobalId } from '../common/global-id.js';
import { measured, measuredOrNull } from '../common/measured-number.js';
import { pack } from '../common/packed.js';
import type { AttributeGroups, GroupGap, GroupMetricSeries, GroupRateSeries } from './groups.model.js';
import type { PredictionModel } from './prediction.model.js';

/** A prediction as GraphQL tells it; to those who may not read what the data say of people only its pseudonym. */
export function toPrediction(row: PredictionRow, isWithheld: boolean): PredictionModel {
  const { run, pseudonym, score, firstScore, scoreStep, threshold, decided, by, reason, policies, erasedAt } = row;
  return {
    ...{ id: toGlobalId('Prediction', `${run}:${pseudonym}`), row, pseudonym, scoreStep, threshold, decidedClass: decided, registeredBy: by, registeredReason: reason, isWithheld, erasedAt },
    ...{ isNumber: row.isNumber, scoreClassName: row.scoreClass, decidedClassName: row.decidedClass, otherClassName: row.otherClass },
    score: measuredOrNull(score),
    firstScore: measuredOrNull(firstScore),
    change: score === null || firstScore === null ? null : measured(score - firstScore),
    closeness: score === null ? null : measured(Math.abs(score - threshold)),
    policies: policies.map((policy) => ({ ...policy, attribute: policy.attribute === '' ? null : policy.attribute })),
    ...ofPeople(row, isWithheld),
  };
}

function ofPeople({ record, label, protected: values, erasedAt }: PredictionRow, isWithheld: boolean): Pick<PredictionModel, 'record' | 'truth' | 'protectedValues'> {
  if (isWithheld || erasedAt !== null) return { record: null, truth: null, protectedValues: null };
  return { record, truth: label, protectedValues: values === null ? null : toValues(values) };
}

/** Columns of a record, as a list. */
export function toValues<V extends string | null>(values: Readonly<Record<string, V>>): { name: string; value: V }[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/** Groups as last recorded. */
export function toGroups({ attributes, positive, threshold, points }: GroupSeries): AttributeGroups[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  const groups = last.groups.map(ratesOf);
  const gaps = groupGaps(groups);
  const few = fewPeople(groups);
  const gap = (name: keyof GroupGaps, kind: keyof FewPeople): GroupGap => {
    const [low, high] = last.ci95?.[name] ?? [null, null];
    return { value: measured(gaps[name]), low: measuredOrNull(low), high: measuredOrNull(high), tooFew: few[kind] };
  };
  return [{
    ...{ attributes, positive, threshold, step: last.step, groups: groups.map((group) => ({ ...group, tooFew: fewOf(group) })) },
    demographicParityDifference: gap('demographicParityDifference', 'demographicParity'),
    demographicParityRatio: gap('demographicParityRatio', 'demographicParity'),
    equalizedOddsDifference: gap('equalizedOddsDifference', 'equalizedOdds'),
    equalizedOddsRatio: gap('equalizedOddsRatio', 'equalizedOdds'),
  }];
}

/** Group metrics over time, packed. */
export function toSeries({ attributes, positive, threshold, points }: GroupSeries): GroupMetricSeries {
  const rates = points.map(({ groups }) => groups.map(ratesOf));
  const gaps = rates.map((each) => groupGaps(each));
  const few = fewPeople(rates.at(-1) ?? []);
  const names = new Map(rates.flat().map(({ group }) => [JSON.stringify(group), group]));
  return {
    ...{ attributes, positive, threshold, steps: pack(Int32Array.from(points, ({ step }) => step)) },
    demographicParityDifference: pack(Float32Array.from(gaps, (each) => each.demographicParityDifference)),
    equalizedOddsDifference: pack(Float32Array.from(gaps, (each) => each.equalizedOddsDifference)),
    ...{ demographicParityTooFew: few.demographicParity, equalizedOddsTooFew: few.equalizedOdds },
    groups: [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => rateSeries(group, rates.map((each) => each.find((of) => JSON.stringify(of.group) === key)))),
  };
}

function rateSeries(group: readonly string[], rates: readonly (GroupRates | undefined)[]): GroupRateSeries {
  const of = (figure: (rates: GroupRates) => number): ReturnType<typeof pack> => pack(Float32Array.from(rates, (each) => (each === undefined ? NaN : figure(each))));
  return {
    ...{ group, count: rates.at(-1)?.count ?? 0 },
    selectionRate: of((each) => each.selectionRate),
    truePositiveRate: of(({ positives, truePositiveRate }) => (positives === 0 ? NaN : truePositiveRate)),
    falsePositiveRate: of(({ count, positives, falsePositiveRate }) => (positives === count ? NaN : falsePositiveRate)),
  };
}
