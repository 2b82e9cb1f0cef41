import { FRAME_KINDS, parseFrame } from '#libs/audit';
import { isToldSpec, sortedJson } from '../proving/derived/spec-hash.js';
import { tellNotes } from '../proving/derived/told.js';
/** A check of the facts that a manifest repeats from the notes. */
export function manifestCheck(manifest) {
    const notes = [];
    let decisions = 0;
    return {
        add({ seq, head, payload }) {
            if (payload === null)
                return;
            const frame = parseFrame(payload);
            if (frame.kind === 'decisions')
                decisions += frame.n * frame.layers;
            else
                notes.push({ seq, kind: FRAME_KINDS[frame.kind], attempt: head.attempt, step0: head.step0, note: frame.note });
        },
        finish() {
            const wrong = differing(manifest, tellNotes(notes));
            if (decisions !== manifest.decisions)
                wrong.push('decisions');
            return wrong.map((column) => ({ table: 'manifest', key: '', column, detail: `${column} is not what the frames tell` }));
        },
    };
}
const CONSTANT = ['project', 'name', 'origin', 'scaler', 'specSha256', 'totalSteps', 'backend', 'versions', 'seeds', 'dataManifest', 'hardware', 'attempt'];
const ENDED = ['state', 'reason', 'summary'];
/** Names of the facts that are not what the newest attempt and the end told; what a note does not tell is not compared. */
function differing({ run, layers }, { attempt, end }) {
    if (attempt === null)
        return [];
    const { note } = attempt;
    const wrong = untold({ uuid: run.uuid, layers }, { ...note, uuid: note.run, layers: layersOf(note.layers) }, ['uuid', 'layers']);
    if (!isToldSpec(run.spec, note))
        wrong.push('spec');
    // an attempt that has begun but told nothing yet has changed what is known of the run
    if (run.attempt === attempt.attempt + 1 && ['running', 'paused'].includes(run.state))
        return wrong;
    return [...wrong, ...untold(run, note, CONSTANT), ...untold(run, end?.note ?? {}, ENDED)];
}
function untold(stored, told, fields) {
    return fields.filter((field) => told[field] !== undefined && !isSame(stored[field], told[field]));
}
function isSame(stored, told) {
    return sortedJson(stored ?? null) === sortedJson(told ?? null);
}
/** The fields of a layer that a manifest repeats; notes may have more. */
function layersOf(told) {
    if (!Array.isArray(told))
        return undefined;
    return told.map((item) => {
        const { layer, name, kind, module, depth, parameterCount } = item;
        return { layer, name, kind, module, depth, parameterCount };
    });
}
//# sourceMappingURL=check-manifest.js.map