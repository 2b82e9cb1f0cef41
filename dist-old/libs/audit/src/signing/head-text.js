import { createHash } from 'node:crypto';
import { InputError } from '#libs/contracts';
import { HASH_BYTES } from '../frame/leaf-hashes.js';
/**
 * The text that is signed (docs/ledger.md, section 3): origin, tree size and root hash, then extension lines.
 *
 * @throws RangeError for values that cannot be of a head.
 * @see C2SP tlog-checkpoint (c2sp.org/tlog-checkpoint)
 */
export function headText(head) {
    const problem = headProblem(head);
    if (problem !== null)
        throw new RangeError(problem);
    const { run, treeSize, rootHash, firstSeq, lastSeq, lastStep, previous, timeUs } = head;
    const lines = [
        `gradlens/run/${run}`,
        treeSize,
        rootHash.toString('base64'),
        `frames ${firstSeq} ${lastSeq}`,
        `step ${lastStep}`,
        `previous ${previous?.toString('base64') ?? '-'}`,
        `time ${timeUs}`,
    ];
    return `${lines.join('\n')}\n`;
}
/**
 * Reads what {@link headText} writes: exactly that, in the one form it has.
 *
 * @throws InputError when it is anything else.
 */
export function parseHeadText(text, source = null) {
    const fields = HEAD.exec(text);
    const head = fields === null ? null : readHead(fields);
    if (head === null || headProblem(head) !== null || headText(head) !== text) {
        throw new InputError({ source: source ?? 'head', path: '', value: JSON.stringify(text.slice(0, 200)), allowed: 'the text of a signed head of a run' });
    }
    return head;
}
/** SHA-256 of the text of a head: what `previous` of the next segment holds. */
export function headHash(head) {
    return createHash('sha256').update(headText(head)).digest();
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HEAD = /^gradlens\/run\/(\S+)\n(\d+)\n([\w+/=]{44})\nframes (\d+) (\d+)\nstep (-?\d+)\nprevious (-|[\w+/=]{44})\ntime (\d+)\n$/;
/** The values as they are written; that they are canonical shows when they give the same text again. */
function readHead(fields) {
    const [, run = '', size, root = '', first, last, step, previous = '', time] = fields;
    return {
        run,
        treeSize: Number(size),
        rootHash: Buffer.from(root, 'base64'),
        firstSeq: Number(first),
        lastSeq: Number(last),
        lastStep: Number(step),
        previous: previous === '-' ? null : Buffer.from(previous, 'base64'),
        timeUs: Number(time),
    };
}
/** Why these cannot be the values of a head, or null. */
function headProblem({ run, rootHash, previous, firstSeq, lastSeq, ...numbers }) {
    if (!UUID.test(run))
        return `run must be a UUID in lower case, got ${run}`;
    for (const hash of [rootHash, previous]) {
        if (hash !== null && hash.length !== HASH_BYTES)
            return `hashes must have ${HASH_BYTES} bytes, got ${hash.length}`;
    }
    for (const [name, value, least] of [
        ['treeSize', numbers.treeSize, 1],
        ['firstSeq', firstSeq, 1],
        ['lastSeq', lastSeq, firstSeq],
        ['lastStep', numbers.lastStep, -1],
        ['timeUs', numbers.timeUs, 0],
    ]) {
        if (!Number.isSafeInteger(value) || value < least)
            return `${name} must be an integer from ${least}, got ${value}`;
    }
    return null;
}
//# sourceMappingURL=head-text.js.map