import { pack } from '../common/packed.js';
/** Median and quartiles over seeds; a training that broke (NaN) is worse than any that did not. `losses`: by seed and look. */
export function curveBand(losses) {
    const looks = losses[0]?.length ?? 0;
    const sorted = Array.from({ length: looks }, (_, look) => losses.map((seed) => (Number.isNaN(seed[look] ?? NaN) ? Infinity : (seed[look] ?? NaN))).toSorted((a, b) => a - b));
    const at = (share) => pack(Float32Array.from(sorted, (values) => quantile(values, share)));
    return { median: at(0.5), low: at(0.25), high: at(0.75) };
}
/** By linear interpolation (R, type 7); infinite where one of the two values between is. */
function quantile(sorted, share) {
    const place = (sorted.length - 1) * share;
    const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
    return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
//# sourceMappingURL=curve-band.js.map