import type { ArmResult, Comparison, ComparisonCurves, RunUuid, Saving } from '#libs/contracts';

import { decodeAllNumbers } from '../runs/json-numbers.js';

/** What a comparison comes to in one line. */
export interface ComparisonHeadline {
  /** Name of the arm of the spec's own scaler. */
  readonly scaler: string;
  /** The fastest tuned baseline. */
  readonly other: string;
  readonly steps: Saving;
}

/** What a comparison is stored with beside its result. */
export interface ComparisonFacts {
  readonly project: string;
  /** The run that was named; null where it was a spec. */
  readonly run: RunUuid | null;
  readonly spec: unknown;
  readonly specSha256: string;
  readonly by: string;
  /** Of the source it was made by; null where that is not known. */
  readonly commit: string | null;
  readonly headline: ComparisonHeadline;
  /** Sentences that its tables come to. */
  readonly findings: readonly string[];
}

/** A comparison without its arms and curves. */
export interface ComparisonRow extends ComparisonFacts {
  /** Counts comparisons, from 1. */
  readonly number: number;
  /** Its arms are read by `comparisonDetails`. */
  readonly result: Omit<Comparison, 'arms'>;
  readonly createdAt: Date;
}

/** The long part of a comparison. */
export interface ComparisonDetails {
  readonly arms: readonly ArmResult[];
  readonly curves: ComparisonCurves;
}

/** As it is selected. */
export interface SelectedComparison extends ComparisonFacts {
  readonly number: number;
  readonly name: string;
  readonly version: string;
  readonly result: Omit<Comparison, 'arms' | 'name' | 'version'>;
  readonly createdAt: Date;
}

/** Selects {@link SelectedComparison}s on `c`. */
export const SELECT_COMPARISON = `select c.comparison as number, c.project, c.name, c.run, c.spec, c.spec_sha256 as "specSha256", c."by", c.product_version as version,
  c.source_commit as commit, c.headline, c.findings, c.result, c.created_at as "createdAt" from comparison c`;

/** With the non-finite numbers back. */
export function toComparisonRow({ name, version, headline, result, ...row }: SelectedComparison): ComparisonRow {
  return { ...row, headline: decodeAllNumbers(headline), result: { ...decodeAllNumbers(result), name, version } };
}

/** The columns of {@link ComparisonDetails}. */
export interface DetailColumns {
  readonly number: number;
  readonly arms: readonly ArmResult[];
  readonly seeds: readonly number[];
  readonly looks: readonly number[];
  readonly losses: readonly number[];
}

/** Takes the losses apart by arm and seed. */
export function toComparisonDetails({ arms, seeds, looks, losses }: DetailColumns): ComparisonDetails {
  const curveAt = (at: number): readonly number[] => losses.slice(at * looks.length, (at + 1) * looks.length);
  const curves = arms.map((_, arm) => seeds.map((_seed, i) => curveAt(arm * seeds.length + i)));
  return { arms: decodeAllNumbers(arms), curves: { seeds, steps: looks, losses: curves } };
}
