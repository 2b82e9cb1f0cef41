/**
 * What rounding alone makes of a target: the largest |change| that replays with one scale changed by its last bit found, and at the least
 * one unit in the last place of the target's float32. A changed bit may move nothing; a change that float32 cannot hold is no effect all the same.
 *
 * @param value the target as it is; where it is no finite number the floor is NaN, and nothing is above it.
 */
export function noiseFloor(changes, value) {
    return Math.max(unitInLastPlace(value), ...changes.map(Math.abs));
}
/** From |value| to the next float32. */
function unitInLastPlace(value) {
    const size = Float32Array.of(Math.abs(value));
    const next = new Float32Array(Uint32Array.of(new Uint32Array(size.buffer)[0] + 1).buffer);
    return next[0] - size[0];
}
//# sourceMappingURL=noise-floor.js.map