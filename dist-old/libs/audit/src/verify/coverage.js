import { stepSet } from './step-set.js';
/** Follows the steps frame by frame. It keeps ranges only. */
export function followSteps(report) {
    const decided = stepSet();
    const told = stepSet();
    const gaps = [];
    const attempts = followAttempts(report);
    const addDecisions = (frame) => {
        const range = rangeOf(frame.head);
        told.add(range);
        for (const twice of decided.add(range)) {
            report.altered({ what: 'steps', seq: frame.seq, step: twice.fromStep, detail: `${stepsText(twice)} are recorded twice` });
        }
    };
    return {
        add(frame) {
            attempts.add(frame);
            if (frame.head.kind === 'decisions')
                addDecisions(frame);
            if (frame.head.kind !== 'gap')
                return;
            told.add(rangeOf(frame.head));
            gaps.push({ ...rangeOf(frame.head), seq: frame.seq, reason: frame.note?.kind === 'gap' ? frame.note.reason : 'unknown' });
        },
        lastStep: told.last,
        gaps(signedSeq) {
            return gaps.flatMap(({ seq, reason, ...range }) => {
                const filled = decided.within(range).map((part) => ({ ...part, reason, signed: seq <= signedSeq, filled: true }));
                const open = decided.missingIn(range).map((part) => ({ ...part, reason, signed: seq <= signedSeq, filled: false }));
                return [...filled, ...open].sort((a, b) => a.fromStep - b.fromStep);
            });
        },
        missing: () => (told.last() < 0 ? [] : told.missingIn({ fromStep: 0, toStep: told.last() })),
        ended: attempts.ended,
    };
}
/**
 * Attempts: the newest one and its end, and how many layers each has. Frames of an earlier attempt may come late, when
 * they lay on a disk while a new attempt had begun: that is told, not wrong.
 */
function followAttempts(report) {
    const late = new Set();
    const ends = new Map();
    const layers = layerCheck(report);
    let newest = 0;
    const addAttempt = ({ seq, head: { attempt } }) => {
        if (attempt < newest && !late.has(attempt)) {
            late.add(attempt);
            report.note(`frames of attempt ${attempt} came after attempt ${newest} had begun, from frame ${seq}`);
        }
        newest = Math.max(newest, attempt);
    };
    return {
        add(frame) {
            addAttempt(frame);
            layers(frame);
            if (frame.note?.kind === 'end')
                ends.set(frame.head.attempt, frame.note.state);
        },
        ended: () => ends.get(newest) ?? null,
    };
}
/** Each decisions frame has the layers that the note of its attempt lists, where there is one. */
function layerCheck(report) {
    const known = new Map();
    return ({ seq, head, layers, note }) => {
        if (note?.kind === 'attempt' && note.layers !== null)
            known.set(head.attempt, note.layers);
        const expected = known.get(head.attempt) ?? layers;
        if (head.kind !== 'decisions' || layers === expected)
            return;
        report.altered({ what: 'steps', seq, step: head.step0, detail: `${stepsText(rangeOf(head))} have ${layers} layers, the attempt has ${expected}` });
    };
}
function rangeOf({ step0, n }) {
    return { fromStep: step0, toStep: step0 + n - 1 };
}
function stepsText({ fromStep, toStep }) {
    return `steps ${fromStep}..${toStep}`;
}
//# sourceMappingURL=coverage.js.map