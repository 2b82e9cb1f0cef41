import { FRAME_KIND_NAMES } from '#libs/audit';
import { parseFact } from '../../shipping/apply-note.js';
/** Takes the notes of a run together; later ones win, in order of seq. */
export function tellNotes(rows) {
    let attempt = null;
    let end = null;
    const evaluations = new Map();
    const checkpoints = new Map();
    const lists = { events: [], retentions: [], recordings: [] };
    for (const row of rows) {
        const told = { seq: row.seq, attempt: row.attempt, step: row.step0, note: parseNote(row.note) };
        const kind = FRAME_KIND_NAMES.get(row.kind);
        if (kind === 'attempt')
            [attempt, end] = [told, null];
        else if (kind === 'end')
            end = told;
        else if (kind === 'fact')
            tellFact(told, { evaluations, checkpoints, lists });
    }
    return { attempt, end, evaluations, checkpoints, ...lists };
}
/** The checkpoints whose rows must be there: retention removes all that were told before it. */
export function checkpointsLeft({ checkpoints, retentions }) {
    const removedSeq = Math.max(0, ...retentions.map(({ seq }) => seq));
    return [...checkpoints.values()].filter(({ seq }) => seq > removedSeq);
}
/** Takes in what shipping makes rows of, as it reads it. */
function tellFact(told, { evaluations, checkpoints, lists }) {
    const fact = parseFact(JSON.stringify(told.note));
    if (fact === null)
        return;
    const taken = { ...told, note: fact };
    if (fact.type === 'evaluation')
        evaluations.set(`${told.step} ${fact.split}`, taken);
    else if (fact.type === 'checkpoint')
        checkpoints.set(told.step, taken);
    else if (fact.type === 'event')
        lists.events.push(taken);
    else if (fact.type === 'predictions' || fact.type === 'groups')
        lists.recordings.push({ step: told.step, fact });
    else {
        lists.retentions.push(taken);
        lists.events.push({ ...taken, note: { kind: 'retention', detail: fact } });
    }
}
function parseNote(text) {
    try {
        const value = JSON.parse(text ?? '{}');
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {}; // the frame's own check tells of it
    }
}
//# sourceMappingURL=told.js.map