import path from 'node:path';

import { InputError, predictionsOf, type RunUuid } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';
import { latestCheckpoint, type NewRegistration, pseudonymsOf, registerPrediction } from '#libs/decision-store';

import { type RecordedRun, withRecordedRun } from '../replaying/with-recorded-run.js';
import { readCheckpoint } from '../running/checkpoints.js';
import type { ExecutorContext } from '../running/context.js';
import { fillDetails } from './fill-details.js';
import { classNamesOf, readingOf } from './outcomes.js';
import { rowOf, scoreRecords } from './score-records.js';

/** A record that a person registers as sensitive, and why. */
export interface Registration {
  readonly run: RunUuid;
  readonly record: string;
  readonly by: string;
  readonly reason: string;
}

/** What a registration gave. */
export interface RegisteredRecord extends Registration {
  readonly pseudonym: string;
  readonly step: number;
  /** By the run's last checkpoint; null where there is none: the run's next recording tells it. */
  readonly score: number | null;
}

/**
 * Registers a record of a run's data as sensitive. A run that is being executed records it from its next recording on; one that
 * has ended has the score of its last checkpoint.
 *
 * @throws InputError when the run or the record is not there, or the record was registered before.
 */
export async function registerRecord(context: ExecutorContext & { readonly signal: AbortSignal }, { run, record, by, reason }: Registration): Promise<RegisteredRecord> {
  return await withRecordedRun(context, run, async (recorded) => {
    requireRecord(record, recorded.data);
    const pseudonym = pseudonymsOf(path.resolve(context.environment.GRADLENS_HOME), recorded.data.manifest.splitSha256)(record);
    const { step, score, decided } = await scoreNow(context, recorded, record);
    const kept = await registerPrediction(context.store, { run, record, pseudonym, by, reason, step, score, decided, classNames: classNamesOf(recorded.data) });
    await fillDetails(context.store, run, recorded.data);
    return { run, record, by, reason, pseudonym: kept, step, score };
  });
}

function requireRecord(record: string, { train, test }: Dataset): void {
  const { split, row } = rowOf(record);
  if (/^(train|test):\d+$/.test(record) && row < (split === 'train' ? train : test).count) return;
  throw new InputError({ source: null, path: 'register', value: JSON.stringify(record), allowed: `test:0 to test:${test.count - 1}, or train:0 to train:${train.count - 1}` });
}

async function scoreNow({ store }: ExecutorContext, { row, training, data, spec }: RecordedRun, record: string): Promise<Pick<NewRegistration, 'step' | 'score' | 'decided'>> {
  const checkpoint = await latestCheckpoint(store, row.uuid);
  if (checkpoint === null || row.endedAt === null) return { step: row.lastStep + 1, score: null, decided: null };
  training.restore(await readCheckpoint(checkpoint));
  const looked = { rows: new Int32Array(), outcomes: { scores: new Float32Array(), decided: new Int32Array(), margins: new Float32Array() } };
  const reading = readingOf(data, predictionsOf(spec)?.threshold ?? 0.5);
  const { scores, decided } = await scoreRecords(training, [record], looked, reading);
  return { step: training.step, score: scores[0] ?? null, decided: reading.classes > 2 ? (decided[0] ?? null) : null };
}
