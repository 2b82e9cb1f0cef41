import { checkFrame } from './check-frame.js';
import { followSteps } from './coverage.js';
import { followRemovals } from './retention.js';
import { walkTree } from './tree-walk.js';
/** Reads all frames once, and compares the tree with each signed head and anchored head as it comes to it. */
export async function readFrames(source, { heads, anchors, report, onProgress }) {
    const tree = walkTree(report);
    const steps = followSteps(report);
    const removals = followRemovals(report);
    const order = followOrder(report);
    const signed = followHeads(heads, { tree, steps, report });
    for await (const stored of source.frames()) {
        const frame = checkFrame(source.run.uuid, stored, report);
        order.add(frame);
        tree.add(frame);
        if (canCount(frame))
            steps.add(frame);
        removals.add(frame);
        signed.at(frame.seq);
        anchors.at(frame.seq, tree, steps.lastStep());
        onProgress({ seq: frame.seq, treeSize: tree.frontier().treeSize, lastStep: steps.lastStep() });
    }
    const lastSeq = order.lastSeq();
    signed.finish(lastSeq);
    return { lastSeq, frames: order.frames(), signedSeq: signed.seq(), isWhole: order.isWhole(), tree, steps, removals };
}
/** Whether the steps of a frame can be counted: a damaged row may hold anything. */
function canCount({ head: { step0, n } }) {
    return Number.isSafeInteger(step0 + n) && step0 >= 0 && n >= 0;
}
/** Numbers of frames: from 1, each once, in order. */
function followOrder(report) {
    let lastSeq = 0;
    let frames = 0;
    let isWhole = true;
    return {
        add({ seq }) {
            frames += 1;
            if (seq !== lastSeq + 1) {
                isWhole = false;
                const detail = seq > lastSeq ? `frames ${lastSeq + 1}..${seq - 1} are missing` : `frame ${seq} stands behind frame ${lastSeq}`;
                report.altered({ what: 'frame', seq, detail });
            }
            lastSeq = Math.max(lastSeq, seq);
        },
        lastSeq: () => lastSeq,
        frames: () => frames,
        isWhole: () => isWhole,
    };
}
/** Signed heads as the frames come to them. Of heads with a wrong root the first is told: what follows from it is not. */
function followHeads(heads, { tree, steps, report }) {
    const due = new Map(heads.map((head) => [head.lastSeq, head]));
    let signedSeq = 0;
    let isBroken = false;
    const compare = (head) => {
        const { firstSeq, lastSeq, lastStep, treeSize } = head;
        if (lastStep !== steps.lastStep()) {
            report.altered({ what: 'head', seq: firstSeq, detail: `the head of frames ${firstSeq}..${lastSeq} tells of step ${lastStep}, the frames of ${steps.lastStep()}` });
        }
        if (tree.settle(head))
            signedSeq = lastSeq;
        else if (!isBroken) {
            isBroken = true;
            const detail = `the leaves up to frame ${lastSeq} do not have the signed root of size ${treeSize}: something in frames ${signedSeq + 1}..${lastSeq} was changed`;
            report.altered({ what: 'root', seq: firstSeq, detail });
        }
    };
    return {
        at(seq) {
            const head = due.get(seq);
            if (head !== undefined)
                compare(head);
            due.delete(seq);
        },
        finish(lastSeq) {
            const covered = heads.reduce((most, head) => Math.max(most, head.lastSeq), 0);
            if (covered < lastSeq)
                report.altered({ what: 'head', seq: covered + 1, detail: `frames ${covered + 1}..${lastSeq} are not signed` });
            for (const head of due.values()) {
                report.altered({ what: 'frame', seq: head.lastSeq, detail: `frame ${head.lastSeq} was signed and is missing` });
            }
        },
        seq: () => signedSeq,
    };
}
//# sourceMappingURL=read-frames.js.map