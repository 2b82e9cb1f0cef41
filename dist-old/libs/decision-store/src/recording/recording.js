import { openAnchor } from '../anchor/open-anchor.js';
import { openKeyring } from '../keys/open-keyring.js';
import { LedgerRefusedError } from '../shipping/refused.js';
import { openShipper } from '../shipping/shipper.js';
import { openSpool, spoolFolder } from '../spool/index.js';
import { openRest } from './rest.js';
import { ringReader, ringViews, tellState, WORD } from './ring.js';
import { unshippedFrames } from './unshipped.js';
/** Opens the parts of a recording. */
export function openRecording(options, clock) {
    const views = ringViews(options.memory);
    const keyring = openKeyring(options.home);
    const problems = openProblems(views);
    const onProblem = (problem) => {
        problems.tell('anchor', problem === null ? null : `signed heads are not exported: ${problem}`);
    };
    const anchor = openAnchor({ home: options.home, file: options.anchorFile, url: options.anchorUrl, clock, onProblem });
    const { runUuid, runId, attempt } = options;
    const shipper = openShipper({ target: { runUuid, runId, attempt }, keys: keyring, clock, onHead: anchor.tell });
    const spool = openRunSpool(options, clock);
    return {
        options, clock, views, reader: ringReader(options.memory), spool, shipper, anchor,
        notes: [],
        arrived: { notes: 0 },
        unshipped: unshippedFrames(spool),
        takeRest: openRest(),
        shipRest: openRest(),
        taken: false,
        failed: false,
        isClosed: () => Atomics.load(views.words, WORD.closed) === 1,
        tell: problems.tell,
        leaveSpool() {
            if (spool.acknowledged === spool.lastSeq)
                spool.remove();
        },
    };
}
/** Tells the producer the gravest problem there is, when that changes. */
function openProblems(views) {
    const problems = { disk: null, database: null, anchor: null, compaction: null };
    return {
        tell(part, problem) {
            if (problems[part] === problem)
                return;
            problems[part] = problem;
            const state = problems.disk !== null ? 'full' : problems.database !== null ? 'disk' : 'live';
            tellState(views, state, problems.disk ?? problems.database ?? problems.anchor ?? problems.compaction);
        },
    };
}
function openRunSpool(options, clock) {
    const { runUuid: run, runId, attempt, project, lastSeq } = options;
    const meta = { version: 1, run, runId, attempt, layers: options.memory.layers, project, createdAt: new Date(clock.now()).toISOString() };
    const spool = openSpool({ folder: spoolFolder(options.home, run), meta, firstSeq: lastSeq + 1 });
    spool.acknowledge(Math.min(lastSeq, spool.lastSeq));
    if (spool.acknowledged === spool.lastSeq)
        return spool;
    spool.close();
    throw new LedgerRefusedError(`${spool.folder} holds frames of an earlier attempt that the database does not have: \`gradlens ship ${run}\` delivers them`);
}
//# sourceMappingURL=recording.js.map