import { InputError } from '#libs/contracts';
import { type NewRecords, readNewImages, readNewRecords, readNewTexts } from '#libs/datasets';
import { createPredictor, modelShapeOf } from '#libs/training';

import type { TakenModel } from './taken-model.js';

/** What a model says of one record. */
export interface Prediction {
  /** Of the file, from 0. */
  readonly row: number;
  /** The class given: of two the positive one from the threshold on, of more the likeliest; null where a number is predicted. */
  readonly predictedClass: string | null;
  /** Probability of the positive (last) of two classes; of more that of the class given; or the predicted number, in the unit of the target. */
  readonly score: number;
  /** By class, in the order of the model; none where a number is predicted. */
  readonly probabilities: readonly number[];
}

/** Predictions and what to know of the records. */
export interface Predicted {
  readonly predictions: readonly Prediction[];
  readonly records: Omit<NewRecords, 'features'>;
  /** As the net sees them, `[count × features]`, row by row. */
  readonly features: Float32Array;
}

/** What to score. */
export interface PredictOptions {
  readonly file: string;
  readonly delimiter: string;
  readonly threshold: number;
  readonly signal: AbortSignal;
}

/**
 * Scores records of a file under a model; the current backend computes.
 *
 * @throws InputError when the weights are not those the model names, the file does not fit, or the net says no numbers of a record.
 */
export async function predictRecords({ weights, preprocessing, provenance }: TakenModel, { file, delimiter, threshold, signal }: PredictOptions): Promise<Predicted> {
  const { classNames, target } = preprocessing;
  const outputs = target === undefined ? classNames.length : 1;
  const { features, ...records } = await readFile(preprocessing, file, { delimiter, signal });
  const predictor = createPredictor({ model: provenance.model, shape: modelShapeOf(preprocessing), weights });
  try {
    const found = await predictor.weightsSha256();
    if (found !== provenance.weightsSha256) throw new InputError({ source: 'weights', path: 'sha256', value: found, allowed: `${provenance.weightsSha256}, as the provenance says` });
    const scores = await predictor.scores(features);
    requireNumbers(scores, { outputs, file });
    const predictions = Array.from({ length: records.count }, (_, row) => (target === undefined ? predictionOf(row, scores.subarray(row * outputs, (row + 1) * outputs), { classNames, threshold }) : numberOf(row, scores)));
    return { predictions, records, features };
  } finally {
    predictor.dispose();
  }
}

/** A class nobody gave must not look like one. */
function requireNumbers(scores: Float32Array, { outputs, file }: { readonly outputs: number; readonly file: string }): void {
  const wrong = scores.findIndex((score) => !Number.isFinite(score));
  if (wrong < 0) return;
  const value = `one of which the model says ${String(scores[wrong])}, no number`;
  throw new InputError({ source: file, path: `row ${Math.floor(wrong / outputs)} (the first is 0)`, value, allowed: 'records whose values lie near those of the training, and a model whose weights are numbers: float32 must hold all that it computes' });
}

async function readFile({ inputShape, table, text }: TakenModel['preprocessing'], file: string, options: Pick<PredictOptions, 'delimiter' | 'signal'>): Promise<NewRecords> {
  if (text !== undefined) return await readNewTexts(file, text, options);
  return table === null ? await readNewImages(file, inputShape) : await readNewRecords(file, table, options);
}

function numberOf(row: number, scores: Float32Array): Prediction {
  return { row, predictedClass: null, score: scores[row] ?? NaN, probabilities: [] };
}

function predictionOf(row: number, probabilities: Float32Array, { classNames, threshold }: { classNames: readonly string[]; threshold: number }): Prediction {
  const last = classNames.length - 1;
  const given = classNames.length > 2 ? probabilities.indexOf(Math.max(...probabilities)) : Number((probabilities[last] ?? NaN) >= threshold);
  return { row, predictedClass: classNames[given] ?? null, score: probabilities[classNames.length > 2 ? given : last] ?? NaN, probabilities: [...probabilities] };
}
