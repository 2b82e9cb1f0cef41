import { SET_SHARES } from '#libs/decision-trace';
import { benchLine, median } from '../report.js';
/** A figure that could not be had counts as none. */
function known(list) {
    return list.map((value) => value ?? 0);
}
/** Medians over the targets, with their range. */
export function figureLines({ name, bar, size, figures }) {
    const atLeast = bar === null ? null : { min: bar };
    const line = (metric, list, target = null) => benchLine({ name, metric, unit: '', target }, known(list));
    return [
        line('decision-LDS', figures.lds, atLeast),
        ...figures.ldsBySize.map((list, i) => line(`LDS, sets of ${100 * (SET_SHARES[i] ?? NaN)} %`, list)),
        line('single, Spearman', figures.single, atLeast),
        line('single, signs', figures.signs, atLeast),
        line('single, within noise', figures.leftOut, { max: 0.5 }),
        line('noise floor', figures.noise),
        line('rival: dot products', figures.dotProducts),
        line('rival: dot products, LDS', figures.dotProductsLds),
        line('rival: |log scale|', figures.logScale),
        line('rival: recency', figures.recency),
        line('metagradient norm', figures.norm),
        line('Hessian error', [figures.hessianError]),
        line('cost, one target', [figures.costOne], { max: 4 }),
        line(`cost, ${size.targets} targets`, [figures.costAll], { max: 15 }),
        line('cost, 64 replays', [figures.costReplays], { max: 10 }),
    ];
}
/** All runs side by side, a row each, as docs/trace.md has them; medians over the targets. */
export function figureTable(kept) {
    const two = (list) => median(known(list)).toFixed(2);
    const rows = kept.map(({ name, bar, steps, size, figures: f }) => {
        const isMet = bar !== null && [f.lds, f.single, f.signs].every((list) => median(known(list)) >= bar) && median(known(f.leftOut)) <= 0.5;
        const lots = `${size.targets} / ${size.singles} / ${size.sets}`;
        const figures = [two(f.lds), two(f.single), two(f.signs), `${(100 * median(known(f.leftOut))).toFixed(0)} %`, median(known(f.noise)).toExponential(0), two(f.dotProducts), two(f.logScale), two(f.recency), median(known(f.norm)).toPrecision(2)];
        return `| ${[name, steps, lots, ...figures, bar === null ? 'as it is' : isMet ? 'met' : 'MISSED'].join(' | ')} |`;
    });
    return ['| run | steps | targets / singles / sets | LDS | single | signs | within noise | noise | dot products | \\|log scale\\| | recency | norm | bar |', `|${'---|'.repeat(13)}`, ...rows];
}
//# sourceMappingURL=figure-lines.js.map