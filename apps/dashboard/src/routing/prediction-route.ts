import type { PredictionSort, SensitivityPolicy } from '../generated/graphql.js';

/** Sensitive predictions and group metrics of one run. */
export interface PredictionsRoute {
  readonly page: 'predictions';
  readonly run: string;
  readonly policy: SensitivityPolicy | null;
  readonly sort: PredictionSort;
  /** The protected attribute whose groups are shown, several joined by ` × `; null = the first. */
  readonly attribute: string | null;
}

/** One sensitive prediction, and the steps its chart shows; null = all. */
export interface PredictionRoute {
  readonly page: 'prediction';
  readonly id: string;
  readonly from: number | null;
  readonly to: number | null;
}

export const POLICIES: readonly SensitivityPolicy[] = ['LISTED', 'PROTECTED', 'BORDERLINE', 'FLIPS'];
export const PREDICTION_SORTS: readonly PredictionSort[] = ['CLOSENESS', 'CHANGE', 'SCORE'];

/** All sensitive predictions of a run. */
export function predictionsRoute(run: string): PredictionsRoute {
  return { page: 'predictions', run, policy: null, sort: 'CLOSENESS', attribute: null };
}

/** One prediction by its global id. */
export function predictionRoute(id: string): PredictionRoute {
  return { page: 'prediction', id, from: null, to: null };
}
