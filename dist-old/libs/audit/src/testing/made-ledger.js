import { allotDecisions, encodeNote, FRAME_HEAD_BYTES, parseFrame } from '../frame/frame.js';
import { leafHashes } from '../frame/leaf-hashes.js';
import { appendLeaves, EMPTY_FRONTIER, frontierBytes, frontierRoot } from '../merkle/frontier.js';
import { endorseKey, firstKey } from '../signing/endorsement.js';
import { headHash } from '../signing/head-text.js';
import { signHead } from '../signing/signed-head.js';
import { generateSigner } from '../signing/signer.js';
import { frameHeadsSha256 } from '../verify/retention.js';
import { verifyLedger } from '../verify/verify-ledger.js';
export const RUN = '0195f2a4-7c3e-7b6a-9d41-2f0c5a7e9b13';
export const OTHER_RUN = '0195f2a4-7c3e-7b6a-9d41-2f0c5a7e9b14';
const T0_US = 1_790_000_000_000_000;
const LAYERS = 3;
/** Signs the made ledgers: the first key, and the one that followed it. */
export const signers = [generateSigner(), generateSigner()];
const keys = [firstKey(signers[0], T0_US), endorseKey(signers[1].publicKey, T0_US + 1, signers[0])];
/** The verdict on a made ledger. */
export function verifyMade(ledger) {
    return verifyLedger(sourceOf(ledger), { publicKeys: ledger.trusted, anchors: ledger.anchors });
}
/** Numbers from 0 to below 1, the same each time. */
export function seededRandom(seed) {
    let state = seed;
    return () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state / 2 ** 32;
    };
}
/** A decisions frame with random bits. */
export function decisions(attempt, fromStep, n, layers = LAYERS) {
    return (random) => {
        const { payload } = allotDecisions({ attempt, step0: fromStep, n, t0Us: T0_US + fromStep }, layers);
        for (let at = FRAME_HEAD_BYTES; at < payload.length; at++)
            payload[at] = Math.floor(random() * 256);
        return payload;
    };
}
/** A frame with a note. */
export function note(kind, attempt, value, steps = { step0: 0, n: 0 }) {
    return () => encodeNote({ kind, attempt, ...steps, t0Us: T0_US + steps.step0 }, value);
}
/** What a run of two attempts records: with a gap, one that is filled late, an evaluation, and an end. */
export const STORY = [
    note('attempt', 1, { run: RUN, attempt: 1, layers: [{ layer: 0 }, { layer: 1 }, { layer: 2 }] }),
    decisions(1, 0, 5),
    decisions(1, 5, 4),
    note('fact', 1, { type: 'evaluation', split: 'validation', loss: 0.5, accuracy: 'NaN' }, { step0: 8, n: 0 }),
    decisions(1, 9, 3),
    note('gap', 2, { reason: 'the process was killed' }, { step0: 12, n: 6 }),
    note('attempt', 2, { run: RUN, attempt: 2, layers: [{ layer: 0 }, { layer: 1 }, { layer: 2 }] }),
    decisions(2, 18, 4),
    decisions(1, 12, 4),
    decisions(2, 22, 2),
    decisions(2, 24, 6),
    note('end', 2, { state: 'succeeded', reason: 'all steps', summary: {} }, { step0: 29, n: 0 }),
];
const DEFAULTS = { run: RUN, seed: 1, remove: [], signerOf: (seq) => signers[seq > 6 ? 1 : 0] };
/** Frames that end a segment, beside the last one. */
const SEGMENT_ENDS = [3, 6, 9];
/** Records a story as the shipper does: frames, leaves, signed segments, and an anchor of each head. */
export function makeLedger(story = STORY, options = {}) {
    const { run, seed, remove, signerOf } = { ...DEFAULTS, ...options };
    const random = seededRandom(seed);
    const payloads = story.map((write) => write(random));
    if (remove.length > 0)
        payloads.push(retentionNote(payloads, remove));
    const frames = payloads.map((payload, index) => frameOf(run, index + 1, payload));
    const heads = signAll({ run, frames, ends: [...SEGMENT_ENDS.filter((end) => end < frames.length), frames.length], signerOf });
    const stored = frames.map((frame) => (remove.includes(frame.seq) ? { ...frame, payload: null } : frame));
    const trusted = new Map([[signers[0].keyName, signers[0].publicKey]]);
    return { run: { uuid: run, isLive: false }, keys: [...keys], heads, frames: stored, state: stateOf(frames), trusted, anchors: [...heads] };
}
/** The ledger with one frame changed. */
export function withFrame(ledger, seq, change) {
    return { ...ledger, frames: ledger.frames.map((frame) => (frame.seq === seq ? { ...frame, ...change(frame) } : frame)) };
}
/** The ledger as it was after its first frames: what an older backup holds. */
export function cutAfter(ledger, seq) {
    const frames = ledger.frames.slice(0, seq);
    return { ...ledger, frames, state: stateOf(frames), heads: ledger.heads.filter(({ lastSeq }) => lastSeq <= seq) };
}
/** What the verifier reads. */
export function sourceOf({ run, keys: rows, heads, frames, state }) {
    return {
        run,
        keys: rows,
        heads,
        ingestState: state,
        // eslint-disable-next-line @typescript-eslint/require-await -- a store reads its frames, this one has them
        async *frames() {
            yield* frames;
        },
    };
}
/** A frame with its head and leaf hashes. */
export function frameOf(run, seq, payload) {
    return { seq, head: headOf(payload), leafHashes: leafHashes(run, seq, payload), payload };
}
/** Where a ledger of these frames stands. */
export function stateOf(frames) {
    const frontier = appendLeaves(EMPTY_FRONTIER, Buffer.concat(frames.map((frame) => frame.leafHashes)));
    return { lastSeq: frames.length, lastStep: lastStepOf(frames), treeSize: frontier.treeSize, frontier: frontierBytes(frontier) };
}
/** Signs segments of frames: `ends` are their last frames. */
export function signAll(of) {
    const heads = [];
    for (const end of of.ends) {
        const before = heads.at(-1);
        const frames = of.frames.slice(0, end);
        const frontier = appendLeaves(EMPTY_FRONTIER, Buffer.concat(frames.map((frame) => frame.leafHashes)));
        const numbers = { treeSize: frontier.treeSize, firstSeq: (before?.lastSeq ?? 0) + 1, lastSeq: end, lastStep: lastStepOf(frames), timeUs: T0_US + end };
        const fields = { run: of.run, ...numbers, rootHash: frontierRoot(frontier), previous: before === undefined ? null : headHash(before) };
        heads.push({ ...fields, ...signHead(fields, of.signerOf(end)) });
    }
    return heads;
}
function lastStepOf(frames) {
    const lasts = frames.filter(({ head }) => head.n > 0).map(({ head }) => head.step0 + head.n - 1);
    return Math.max(-1, ...lasts);
}
function headOf(payload) {
    const { kind, attempt, step0, n, t0Us } = parseFrame(payload);
    return { kind, attempt, step0, n, t0Us };
}
function retentionNote(payloads, remove) {
    const heads = remove.map((seq) => ({ head: headOf(payloads[seq - 1]), layers: LAYERS }));
    const steps = { fromStep: heads[0].head.step0, toStep: heads.at(-1).head.step0 + heads.at(-1).head.n - 1 };
    const removed = { fromSeq: remove[0], toSeq: remove.at(-1), ...steps, headsSha256: frameHeadsSha256(heads) };
    return note('fact', 2, { type: 'retention', removed, by: 'a policy', reason: 'older than 180 days' }, { step0: 29, n: 0 })(() => 0);
}
//# sourceMappingURL=made-ledger.js.map