import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { isRunUuid, messageOf } from '#libs/contracts';
import { exportLedger, findLedgerRun } from '#libs/decision-store';
import { mayReadPeople } from '../auth/authorizer.js';
import { isOwnRun } from '../auth/project-scope.js';
import { packageVersion } from '../common/repo-root.js';
import { refuseFile } from '../server/refuse-file.js';
/** Downloads at a time: each holds a connection to the database as long as its reader reads. */
const MOST_DOWNLOADS = 2;
/**
 * `GET /ledger/v1/runs/{uuid}`: the whole ledger of a run as the file that `gradlens verify` checks anywhere
 * (docs/ledger.md, section 6), for those who may read what the data say of people: notes tell which records were watched.
 * A ledger that is altered is not exported: the answer breaks off.
 */
export function answerLedgers(server, parts) {
    let downloads = 0;
    server.get('/ledger/v1/runs/:uuid', async (request, reply) => {
        const { uuid } = request.params;
        if (!mayReadPeople(request.access))
            return refuseFile(reply, { status: 403, message: `a token of role ${request.access?.role ?? 'none'} may not download ledgers: reviewers, auditors and admins may` });
        if (!isRunUuid(uuid))
            return refuseFile(reply, { status: 400, message: `the run is ${JSON.stringify(uuid)}; allowed: a lower-case uuid` });
        if ((await findLedgerRun(parts.store.pool, uuid)) === null || !(await isOwnRun(parts.store, uuid, request.access)))
            return refuseFile(reply, { status: 404, message: `there is no run ${uuid}` });
        if (downloads >= MOST_DOWNLOADS)
            return refuseFile(reply, { status: 503, message: `${MOST_DOWNLOADS} ledgers are being downloaded: ask again when one is done` });
        await parts.audit.record(request.access, { kind: 'read', action: 'ledger', args: { run: uuid }, ids: [uuid], outcome: 'done', result: 'ledger file' });
        downloads += 1;
        void reply.header('content-type', 'application/octet-stream').header('content-disposition', `attachment; filename="${uuid}.ledger"`);
        return reply.send(streamLedger(parts, uuid, () => { downloads -= 1; }));
    });
}
function streamLedger({ store, clock, log }, uuid, done) {
    const stream = new PassThrough();
    // a reader that is gone ends the export too
    const gone = new Promise((_resolve, reject) => stream.once('close', () => { reject(new Error('the reader is gone')); }));
    gone.catch(() => undefined);
    const write = async (bytes) => {
        if (stream.destroyed)
            throw new Error('the reader is gone');
        if (!stream.write(bytes))
            await Promise.race([once(stream, 'drain'), gone]);
    };
    const facts = { product: packageVersion(), exportedAt: new Date(clock.now()) };
    exportLedger(store, uuid, facts, write).finally(done).then(() => stream.end(), (error) => {
        log.warn({ run: uuid, problem: messageOf(error) }, 'a ledger was not exported to its end');
        stream.destroy(error instanceof Error ? error : new Error(messageOf(error)));
    });
    return stream;
}
//# sourceMappingURL=ledger-route.js.map