import { appendFileSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { openSpool, SpoolHeldError } from '../index.js';
import { framePayload, WRITER_META } from './writer-frames.js';
// A process of its own for the specs: appends to the spool in argv[2] until it is killed, says what is durable, and
// delivers durable frames to the file argv[3] as a shipper does: in batches, first delivered and then acknowledged.
const [folder = '', delivered = ''] = process.argv.slice(2);
const SEGMENT_BYTES = 100_000;
const BATCH = 40;
function say(line) {
    writeSync(1, `${line}\n`);
}
/** The fence: the last number that was delivered whole. What a kill left of a line is rolled back. */
function lastDelivered() {
    const text = readFileSync(delivered, 'latin1');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    truncateSync(delivered, whole.length);
    return Number(whole.split('\n').at(-2)?.split(' ')[1] ?? 0);
}
function deliver(spool, file) {
    const frames = [];
    for (const frame of spool.read(spool.acknowledged)) {
        if (frame.seq > spool.durableSeq || frames.length === BATCH)
            break;
        frames.push(frame);
    }
    const last = frames.at(-1)?.seq;
    if (last === undefined)
        return;
    // one line is one transaction
    writeSync(file, `${frames[0]?.seq ?? 0} ${last} ${frames.map(({ payload }) => payload.toString('base64')).join(',')}\n`);
    spool.acknowledge(last);
}
function run() {
    const fence = lastDelivered();
    const spool = openSpool({ folder, meta: WRITER_META, firstSeq: fence + 1, segmentBytes: SEGMENT_BYTES, syncBytes: 30_000, syncIntervalMs: 5 });
    spool.acknowledge(fence);
    say(`open ${spool.lastSeq}`);
    const file = openSync(delivered, 'a');
    for (let round = 0;; round++) {
        spool.append(spool.lastSeq + 1, framePayload(spool.lastSeq + 1));
        if (spool.syncIfDue(performance.now()))
            say(`durable ${spool.durableSeq}`);
        if (round % 60 === 59)
            deliver(spool, file);
    }
}
try {
    appendFileSync(delivered, '');
    run();
}
catch (error) {
    if (!(error instanceof SpoolHeldError))
        throw error;
    say('held');
}
//# sourceMappingURL=spool-writer.fixture.js.map