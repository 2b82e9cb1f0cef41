import { decodeNumbers } from '../runs/json-numbers.js';
/** A stored fidelity, with its non-finite numbers back. A layer keeps its name, whatever that is. */
export function toFidelity(stored) {
    const { firstDivergence } = stored;
    return { ...decodeNumbers(stored), ...(firstDivergence ? { firstDivergence: toDivergence(firstDivergence) } : {}) };
}
function toDivergence({ layer, ...numbers }) {
    return { ...decodeNumbers(numbers), layer };
}
//# sourceMappingURL=to-fidelity.js.map