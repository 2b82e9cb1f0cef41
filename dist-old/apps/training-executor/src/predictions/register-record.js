import path from 'node:path';
import { InputError, predictionsOf } from '#libs/contracts';
import { latestCheckpoint, pseudonymsOf, registerPrediction } from '#libs/decision-store';
import { withRecordedRun } from '../replaying/with-recorded-run.js';
import { readCheckpoint } from '../running/checkpoints.js';
import { fillDetails } from './fill-details.js';
import { readingOf } from './outcomes.js';
import { rowOf, scoreRecords } from './score-records.js';
/**
 * Registers a record of a run's data as sensitive. A run that is being executed records it from its next recording on; one that
 * has ended has the score of its last checkpoint.
 *
 * @throws InputError when the run or the record is not there, or the record was registered before.
 */
export async function registerRecord(context, { run, record, by, reason }) {
    return await withRecordedRun(context, run, async (recorded) => {
        requireRecord(record, recorded.data);
        const pseudonym = pseudonymsOf(path.resolve(context.environment.GRADLENS_HOME), recorded.data.manifest.splitSha256)(record);
        const { step, score } = await scoreNow(context, recorded, record);
        const kept = await registerPrediction(context.store, { run, record, pseudonym, by, reason, step, score });
        await fillDetails(context.store, run, recorded.data);
        return { run, record, by, reason, pseudonym: kept, step, score };
    });
}
function requireRecord(record, { train, test }) {
    const { split, row } = rowOf(record);
    if (/^(train|test):\d+$/.test(record) && row < (split === 'train' ? train : test).count)
        return;
    throw new InputError({ source: null, path: 'register', value: JSON.stringify(record), allowed: `test:0 to test:${test.count - 1}, or train:0 to train:${train.count - 1}` });
}
async function scoreNow({ store }, { row, training, data, spec }, record) {
    const checkpoint = await latestCheckpoint(store, row.uuid);
    if (checkpoint === null || row.endedAt === null)
        return { step: row.lastStep + 1, score: null };
    training.restore(await readCheckpoint(checkpoint));
    const looked = { rows: new Int32Array(), outcomes: { scores: new Float32Array(), decided: new Int32Array(), margins: new Float32Array() } };
    const { scores } = await scoreRecords(training, [record], looked, readingOf(data, predictionsOf(spec)?.threshold ?? 0.5));
    return { step: training.step, score: scores[0] ?? null };
}
//# sourceMappingURL=register-record.js.map