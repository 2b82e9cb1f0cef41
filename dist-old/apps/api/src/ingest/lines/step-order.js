import { badLine } from './parse-line.js';
/** Opens the check of one request: steps ascend, and one that is told twice in a row is told the same. */
export function stepOrder(differenceOf) {
    let last = null;
    return (line, frame) => {
        if (last !== null && frame.step < last.frame.step) {
            throw badLine(line, { field: 'step', value: String(frame.step), allowed: `${last.frame.step} or more, after line ${last.line}: steps ascend within a request` });
        }
        if (last?.frame.step !== frame.step) {
            last = { line, frame };
            return 'next';
        }
        const difference = differenceOf(frame, last.frame);
        if (difference === null)
            return 'again';
        throw badLine(line, { field: 'step', value: String(frame.step), allowed: `a step of its own, or the same as in line ${last.line}: ${difference}` });
    };
}
//# sourceMappingURL=step-order.js.map