import { createHash } from 'node:crypto';
/** Weights as their file holds them. */
export function weightsText(weights) {
    return `${JSON.stringify(weights, null, 1)}\n`;
}
/** sha256 of a text, hex. */
export function sha256(text) {
    return createHash('sha256').update(text).digest('hex');
}
//# sourceMappingURL=weights-text.js.map