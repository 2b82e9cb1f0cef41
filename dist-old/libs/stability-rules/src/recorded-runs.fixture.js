import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseRecordedRuns } from './detection/recorded-runs.js';
const path = `${process.env['GRADLENS_DATA_DIR'] ?? '../shared/data'}/training_traces/dev_loss_gradnorm.csv.gz`;
/** Whether the recorded runs are on this machine; says so once where they are not. */
export function hasRecordedRuns() {
    const isThere = existsSync(path);
    if (!isThere)
        process.stderr.write(`SKIPPED (no data): ${path}\n`);
    return isThere;
}
/** 618 recorded AlgoPerf runs, logged every 100 to 500 steps. */
export function readRecordedRuns() {
    return parseRecordedRuns(gunzipSync(readFileSync(path)).toString('utf8'));
}
//# sourceMappingURL=recorded-runs.fixture.js.map