import { createHash } from 'node:crypto';
import path from 'node:path';

import { InputError, storableText } from '#libs/contracts';
import { type Dataset, describeRecord } from '#libs/datasets';
import { type NewRecord, pseudonymsOf, registerNewRecords } from '#libs/decision-store';

import type { Predicted } from '../model-out/predict-records.js';
import type { RecordedRun } from '../replaying/with-recorded-run.js';
import type { ExecutorContext } from '../running/context.js';
import { wordsOf } from './fill-details.js';
import { classNamesOf } from './outcomes.js';

/** Records of one file that may be registered at once. */
const MOST_REGISTERED = 1000;

/** Scored new records that a person registers as sensitive, and why. */
export interface NewRegistrations {
  readonly predicted: Predicted;
  /** Updates that the weights have seen which gave the scores. */
  readonly step: number;
  readonly by: string;
  readonly reason: string;
}

/** What registering gave. */
export interface RegisteredNew extends Pick<NewRegistrations, 'by' | 'reason'> {
  /** By row of the file. */
  readonly pseudonyms: readonly string[];
  /** Records that were not registered before, and those that were: these stay as they were. */
  readonly registered: number;
  readonly known: number;
}

/**
 * Registers scored new records as sensitive predictions of their run. A record is known again by the numbers that the net sees: its
 * pseudonym is made of them, under the key of the home folder, so the same record is stored once a run.
 *
 * @throws InputError for a file with more than 1,000 records.
 */
export async function registerNew({ store, environment }: ExecutorContext, { row, data }: RecordedRun, { predicted, step, by, reason }: NewRegistrations): Promise<RegisteredNew> {
  const { predictions, features } = predicted;
  if (predictions.length > MOST_REGISTERED) throw new InputError({ source: null, path: 'records', value: `${predictions.length} records`, allowed: `up to ${MOST_REGISTERED} with --register` });
  const pseudonym = pseudonymsOf(path.resolve(environment.GRADLENS_HOME), data.manifest.splitSha256);
  const width = features.length / predictions.length;
  const all = predictions.map(({ row: at, score, predictedClass }): NewRecord => {
    const own = features.slice(at * width, (at + 1) * width);
    return { pseudonym: pseudonym(`new:${createHash('sha256').update(own).digest('hex')}`), score, decided: indexOf(predictedClass, data), ...detailOf(own, data) };
  });
  const once = [...new Map(all.map((record) => [record.pseudonym, record])).values()];
  const registered = await registerNewRecords(store, { run: row.uuid, by, reason, step: row.lastStep + 1, scoreStep: step, classNames: classNamesOf(data), records: once });
  return { by, reason, pseudonyms: all.map((record) => record.pseudonym), registered: registered.length, known: once.length - registered.length };
}

/** Index of the class given; null of two classes, where the threshold of the run tells, and where a number is predicted. */
function indexOf(predictedClass: string | null, { classNames }: Pick<Dataset, 'classNames'>): number | null {
  return predictedClass === null || classNames.length <= 2 ? null : classNames.indexOf(predictedClass);
}

/** What the net sees of a record in words, and of these the protected attributes: what else the file says is not read. */
function detailOf(features: Float32Array, data: Dataset): Pick<NewRecord, 'protected' | 'features'> {
  const words = wordsOf(describeRecord(data, { features }, 0));
  return { features: words, protected: Object.fromEntries(data.protectedAttributes.flatMap((attribute) => (attribute in (words ?? {}) ? [[attribute, storableText(words?.[attribute] ?? '')]] : []))) };
}
