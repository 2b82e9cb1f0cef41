import { fewOf, fewPeople, type FewPeople, gapIntervalsOfAll, type GapIntervals, groupGaps, type GroupGaps, type GroupRates, groupRates, groupRows } from '#libs/group-metrics';
import { seededRandom, type Dataset } from '#libs/datasets';
import { plural, type RunUuid } from '#libs/contracts';

import { textColumns } from '../cli/text-columns.js';
import { groupSets, type LeftOut } from './group-sets.js';

/** Group metrics of one attribute, or of an intersection. */
export interface AttributeReport {
  readonly attributes: readonly string[];
  readonly groups: readonly GroupRates[];
  readonly gaps: GroupGaps;
  /** 95 % bootstrap intervals. */
  readonly ci95: GapIntervals;
  /** Which gaps rest on too few people to tell. */
  readonly tooFew: FewPeople;
}

/** What a model does to protected groups on its test split. */
export interface GroupReport {
  readonly run: RunUuid;
  /** Updates that the weights have seen. */
  readonly step: number;
  readonly positive: string;
  readonly threshold: number;
  readonly records: number;
  readonly reports: readonly AttributeReport[];
  /** Attributes left out, and why. */
  readonly leftOut: readonly LeftOut[];
}

/** Resamples of the bootstrap. */
export const RESAMPLES = 500;

/** Scores of the positive class and what they are judged by. */
export interface ScoredSplit {
  /** `[records]`, of the positive (last) class. */
  readonly scores: Float32Array;
  readonly data: Dataset;
  readonly threshold: number;
  readonly seed: number;
}

/** Group metrics per protected attribute and of the intersection of all. */
export function reportGroups({ scores, data, threshold, seed }: ScoredSplit): Pick<GroupReport, 'reports' | 'leftOut'> {
  const { test, classNames } = data;
  const labels = Array.from(test.labels, (label) => (label === classNames.length - 1 ? 1 : 0));
  const predictions = Array.from(scores, (score) => (score >= threshold ? 1 : 0));
  const { sets, leftOut } = groupSets(data);
  const ways = sets.map((attributes) => ({ labels, predictions, grouped: groupRows(attributes.map((attribute) => test.protectedValues[attribute] ?? []), test.count) }));
  const random = seededRandom(seed, 8);
  const intervals = gapIntervalsOfAll(ways, { resamples: RESAMPLES, uniform: random.unit });
  const reports = sets.flatMap((attributes, i): AttributeReport[] => {
    const [grouped, ci95] = [ways[i], intervals[i]];
    if (grouped === undefined || ci95 === undefined) return [];
    const groups = groupRates(grouped);
    return [{ attributes, groups, gaps: groupGaps(groups), ci95, tooFew: fewPeople(groups) }];
  });
  return { reports, leftOut };
}

/** A report for a person, a line each. */
export function groupText({ run, step, positive, threshold, records, reports, leftOut }: GroupReport): string[] {
  return [
    `run ${run} after ${step} ${plural(step, 'step')}: "${positive}" from a score of ${threshold} on, ${records} ${plural(records, 'test record')}`,
    ...reports.flatMap(({ attributes, groups, gaps, ci95, tooFew }) => [
      '',
      attributes.join(' × '),
      ...table(groups),
      `demographic parity difference ${gapText(gaps.demographicParityDifference, ci95.demographicParityDifference)}, ratio ${gapText(gaps.demographicParityRatio, ci95.demographicParityRatio)}`,
      ...fewLines(tooFew.demographicParity),
      `equalized odds difference ${gapText(gaps.equalizedOddsDifference, ci95.equalizedOddsDifference)}, ratio ${gapText(gaps.equalizedOddsRatio, ci95.equalizedOddsRatio)}`,
      ...fewLines(tooFew.equalizedOdds),
    ]),
    ...leftOut.map(({ attribute, reason }) => `${attribute}: left out, ${reason}`),
  ];
}

function table(groups: readonly GroupRates[]): string[] {
  const header = ['group', 'records', 'selected', 'selection rate', 'true positive rate', 'false positive rate', ''];
  const rows = groups.map(({ group, count, positives, selected, selectionRate, truePositiveRate, falsePositiveRate }) => [
    group.join(', '), String(count), String(selected), selectionRate.toFixed(3),
    positives === 0 ? 'no positives' : truePositiveRate.toFixed(3),
    positives === count ? 'no negatives' : falsePositiveRate.toFixed(3),
    fewOf({ group, count, positives }) ?? '',
  ]);
  return textColumns([header, ...rows]).map((line) => `  ${line}`);
}

/** What stands below a gap that rests on too few people; the same words wherever gaps are shown. */
export function fewLines(words: string | null): string[] {
  return words === null ? [] : [`  ${words}`];
}

function gapText(value: number, [low, high]: readonly [number, number]): string {
  return Number.isNaN(value) ? 'unknown (nobody is selected)' : `${value.toFixed(3)} (95 % ${low.toFixed(3)} to ${high.toFixed(3)})`;
}
