import { setImmediate as nextTurn } from 'node:timers/promises';
import { leafHashes, parseFrame } from '#libs/audit';
import { clearFrameRows, frameRows, putFrame } from './frame-rows.js';
import { extendHead, readLedgerHead, registerKeys } from './ledger-head.js';
import { LedgerRefusedError } from './refused.js';
import { openSettling } from './settling.js';
import { shipFrames, stageFrames } from './ship-frames.js';
/** Shipments that may be prepared and not shipped. */
export const PREPARED_AHEAD = 2;
/** Opens a shipper; it asks the database for the state of the ledger at the first shipment, and after every error. */
export function openShipper({ target, keys, clock, onHead = () => undefined }) {
    let known = null;
    const settling = openSettling(target);
    const prepare = openPreparing(target);
    const current = async (client) => {
        if (known !== null)
            return known;
        await registerKeys(client, keys.rows);
        return await readLedgerHead(client, target);
    };
    const send = async (client, before, { frames, rows, stagedOn }) => {
        known = null; // unsure, until the commit is answered
        requireNext(target, before, frames);
        const timeUs = Math.round(clock.now() * 1000);
        const after = extendHead(before, frames, { target, signer: keys.signer, timeUs });
        if (frames.length > 0)
            await shipFrames(client, target, { frames, before, after, rows, isStaged: stagedOn === client });
        known = after;
        settling.note(frames);
        tellHead(before, after, onHead, frames);
        return { lastSeq: after.state.lastSeq, lastStep: after.state.lastStep };
    };
    return {
        prepare,
        async ship(client, sealed) {
            const before = await current(client);
            return await send(client, before, await prepare(sealed.filter(({ seq }) => seq > before.state.lastSeq)));
        },
        async stage(client, prepared) {
            await stageFrames(client, prepared.rows);
            prepared.stagedOn = client;
        },
        async shipPrepared(client, prepared) {
            // where the ledger stands is unsure: nothing that was written meanwhile may be committed with the asking
            if (known === null)
                await unstage(client, prepared);
            const before = await current(client);
            if (isCommitted(before, prepared))
                await unstage(client, prepared);
            return await send(client, before, isCommitted(before, prepared) ? { ...prepared, frames: [] } : prepared);
        },
        isUnsettled: settling.isDue,
        settle: settling.settle,
    };
}
function openPreparing(target) {
    const builders = Array.from({ length: PREPARED_AHEAD }, frameRows);
    let turn = 0;
    return async (sealed) => {
        turn = (turn + 1) % PREPARED_AHEAD;
        return await prepareFrames(target, sealed, builders[turn] ?? frameRows());
    };
}
async function prepareFrames(target, sealed, rows) {
    clearFrameRows(rows);
    const frames = [];
    for (const { seq, payload } of sealed) {
        // a frame at a time: the socket of a shipment under way is served between
        if (frames.length > 0)
            await nextTurn();
        const numbered = { seq, frame: parseFrame(payload), leafHashes: leafHashes(target.runUuid, seq, payload) };
        putFrame(rows, target.runId, numbered);
        frames.push(numbered);
    }
    return { frames, rows, stagedOn: null };
}
function isCommitted({ state }, { frames }) {
    return (frames.at(-1)?.seq ?? 0) <= state.lastSeq;
}
/** Takes back what `client` has staged; what another connection has goes with that. */
async function unstage(client, prepared) {
    if (prepared.stagedOn === client)
        await client.query('ROLLBACK');
    prepared.stagedOn = null;
}
function requireNext(target, { state }, frames) {
    frames.forEach(({ seq }, index) => {
        const expected = state.lastSeq + 1 + index;
        if (seq !== expected)
            throw new LedgerRefusedError(`frame ${expected} of run ${target.runUuid} is missing: the next one is ${seq}`);
    });
}
function tellHead(before, after, onHead, frames) {
    const { newest } = after;
    if (newest === null || frames.length === 0)
        return;
    const isNewSegment = newest.firstSeq !== before.newest?.firstSeq;
    if (isNewSegment && before.newest !== null)
        onHead(before.newest, true);
    onHead(newest, isNewSegment || frames.some(({ frame }) => frame.kind === 'end'));
}
//# sourceMappingURL=shipper.js.map