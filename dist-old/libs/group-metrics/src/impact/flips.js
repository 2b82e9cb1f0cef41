import { binomial } from '../binomial.js';
import { interval } from '../bootstrap.js';
/** Records whose outcome differs between two models, by direction. */
export function countFlips(first, second, rows) {
    let [gained, lost] = [0, 0];
    for (const row of rows) {
        const difference = (first[row] ?? 0) - (second[row] ?? 0);
        if (difference > 0)
            gained++;
        else if (difference < 0)
            lost++;
    }
    return { gained, lost };
}
/** Records in which two models differ. */
export function flipCount(first, second, rows) {
    const { gained, lost } = countFlips(first, second, rows);
    return gained + lost;
}
/**
 * 95 % percentile intervals by a paired bootstrap over records: each resample draws records, with both their outcomes. That
 * is a draw of how many gain and lose from a multinomial, so resamples cost the same for any number of records.
 *
 * @param uniform in [0, 1), seeded by the caller.
 */
export function flipIntervals({ gained, lost }, records, { resamples, uniform }) {
    if (records === 0)
        return { flip: [NaN, NaN], net: [NaN, NaN] };
    const [flips, nets] = [[], []];
    for (let r = 0; r < resamples; r++) {
        const up = binomial(records, gained / records, uniform);
        const down = gained === records ? 0 : binomial(records - up, Math.min(1, lost / (records - gained)), uniform);
        flips.push((up + down) / records);
        nets.push((up - down) / records);
    }
    return { flip: interval(flips), net: interval(nets) };
}
//# sourceMappingURL=flips.js.map