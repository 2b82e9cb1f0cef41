import { ALERT_STATES } from '#libs/contracts';
import { INACTIVE } from './alert-state.js';
/** Numbers of an alert in memory: state, active since, quiet since (−1: it holds). */
export const ALERT_SIZE = 3;
/** How a rule's memory is laid out. */
export function layoutOf(rule) {
    return [rule.runSeries.length, rule.layerSeries.length, ALERT_SIZE + rule.memorySize];
}
/**
 * The rule's memory for `layerCount` layers: what was stored, then zeros for layers that are new. Another version of a
 * rule starts its baselines anew, but an alert that fires must still be ended by someone.
 */
export function openMemory(rule, version, stored, layerCount) {
    const [run, perLayer, width] = layoutOf(rule);
    const memory = new Float64Array((run + perLayer * layerCount) * width);
    if (stored?.layout[0] !== run || stored.layout[1] !== perLayer)
        return memory;
    const [, , oldWidth] = stored.layout;
    const old = unpack(stored.memory);
    const kept = stored.version === version && oldWidth === width ? width : ALERT_SIZE;
    for (let row = 0; row * oldWidth < old.length && row * width < memory.length; row++) {
        memory.set(old.subarray(row * oldWidth, row * oldWidth + kept), row * width);
    }
    return memory;
}
/** The alert at the head of a series' numbers. */
export function readAlert(row) {
    const state = ALERT_STATES[row[0] ?? 0] ?? 'inactive';
    if (state === 'inactive')
        return INACTIVE;
    const quietSince = row[2] ?? -1;
    return { state, activeSince: row[1] ?? 0, quietSince: quietSince < 0 ? null : quietSince };
}
/** Writes the alert at the head of a series' numbers. */
export function writeAlert(row, alert) {
    row[0] = ALERT_STATES.indexOf(alert.state);
    row[1] = alert.activeSince ?? 0;
    row[2] = alert.quietSince ?? -1;
}
/** Float64 numbers as base64, exact. */
export function pack(numbers) {
    return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}
/** The inverse of {@link pack}. */
export function unpack(text) {
    const bytes = Buffer.from(text, 'base64');
    const numbers = new Float64Array(bytes.length >> 3);
    new Uint8Array(numbers.buffer).set(bytes.subarray(0, numbers.byteLength));
    return numbers;
}
//# sourceMappingURL=engine-state.js.map