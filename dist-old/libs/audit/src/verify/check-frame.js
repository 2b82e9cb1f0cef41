import { messageOf } from '#libs/contracts';
import { MAX_FRAME_LAYERS, MAX_FRAME_STEPS, parseFrame } from '../frame/frame.js';
import { HASH_BYTES, leafHashes } from '../frame/leaf-hashes.js';
import { readNote } from './note-facts.js';
/** Checks one frame by itself: it can be read, is what its head says, and its content has the stored hashes. */
export function checkFrame(run, frame, report) {
    for (const detail of frame.problems ?? [])
        report.altered({ what: 'frame', ...placeOf(frame), detail });
    return frame.payload === null ? goneFrame(frame, report) : presentFrame(run, { ...frame, payload: frame.payload }, report);
}
function goneFrame(frame, report) {
    const { seq, head, leafHashes: stored } = frame;
    const leaves = stored.length / HASH_BYTES;
    const isWhole = Number.isInteger(leaves) && (head.kind === 'decisions' ? leaves >= 1 && leaves <= 1 + MAX_FRAME_LAYERS && isHead(head) : leaves === 1);
    if (!isWhole)
        report.altered({ what: 'frame', ...placeOf(frame), detail: `its head or the ${stored.length} bytes of its leaf hashes cannot be` });
    const isGone = isWhole && (frame.problems ?? []).length === 0;
    return { seq, head, stored, computed: stored, layers: Math.max(0, Math.floor(leaves) - 1), note: null, isGone };
}
/** Whether these can be of a decisions frame: rows that were damaged may hold anything. */
function isHead({ attempt, step0, n, t0Us }) {
    const isWithin = (value, least, most) => Number.isSafeInteger(value) && value >= least && value <= most;
    return isWithin(attempt, 1, 2 ** 31 - 1) && isWithin(n, 1, MAX_FRAME_STEPS) && isWithin(step0, 0, Number.MAX_SAFE_INTEGER - n) && isWithin(t0Us, 0, Infinity);
}
function presentFrame(run, frame, report) {
    const { seq, head, leafHashes: stored, payload } = frame;
    const parsed = tryParse(frame, report);
    if (parsed === null)
        return { seq, head, stored, computed: stored, layers: 0, note: null, isGone: false };
    for (const field of ['kind', 'attempt', 'step0', 'n', 't0Us']) {
        if (parsed[field] === head[field])
            continue;
        report.altered({ what: 'frame', ...placeOf(frame), detail: `${field} is ${head[field]} in the row and ${parsed[field]} in the content` });
    }
    const computed = leafHashes(run, seq, payload);
    compareLeaves(frame, computed, report);
    const layers = parsed.kind === 'decisions' ? parsed.layers : 0;
    return { seq, head: headOf(parsed), stored, computed, layers, note: noteOf(frame, parsed, report), isGone: false };
}
function tryParse(frame, report) {
    try {
        return parseFrame(frame.payload);
    }
    catch (error) {
        report.altered({ what: 'frame', ...placeOf(frame), detail: messageOf(error) });
        return null;
    }
}
function compareLeaves(frame, computed, report) {
    const { seq, head, leafHashes: stored } = frame;
    if (stored.length !== computed.length) {
        const detail = `${stored.length} bytes of leaf hashes are stored for ${computed.length / HASH_BYTES} leaves`;
        report.altered({ what: 'frame', ...placeOf(frame), detail });
    }
    if (stored.equals(computed))
        return;
    for (let at = 0; at < Math.min(stored.length, computed.length); at += HASH_BYTES) {
        if (stored.subarray(at, at + HASH_BYTES).equals(computed.subarray(at, at + HASH_BYTES)))
            continue;
        const { what, name, layer } = partOf(head, at / HASH_BYTES);
        report.altered({ what, seq, step: head.step0, layer, detail: `${name}: its content does not have the stored hash` });
    }
}
/** What leaf `index` of a frame stands for. */
function partOf({ kind, step0, n }, index) {
    if (kind !== 'decisions')
        return { what: 'note', name: `note (${kind}) at step ${step0}` };
    const steps = `steps ${step0}..${step0 + n - 1}`;
    if (index === 0)
        return { what: 'step chunk', name: `step chunk, ${steps}` };
    return { what: 'chunk', name: `chunk of layer ${index - 1}, ${steps}`, layer: index - 1 };
}
function noteOf(frame, parsed, report) {
    if (parsed.kind === 'decisions')
        return null;
    const facts = readNote(parsed);
    if (facts === null)
        report.altered({ what: 'note', ...placeOf(frame), detail: `the note does not say what a note of kind ${parsed.kind} must` });
    return facts;
}
function headOf({ kind, attempt, step0, n, t0Us }) {
    return { kind, attempt, step0, n, t0Us };
}
function placeOf({ seq, head }) {
    return { seq, step: head.step0 };
}
//# sourceMappingURL=check-frame.js.map