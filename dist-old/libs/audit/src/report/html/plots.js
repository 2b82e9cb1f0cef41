import { escaped, numberText } from './markup.js';
/** Width of a plot, and of what stands beside its bars. Unit: px. */
const WIDTH = 640;
const LABEL = 210;
const ROW = 22;
/** Horizontal bars around zero, as inline SVG. Values that are not finite are written, not drawn. */
export function barPlot(title, bars) {
    const values = bars.flatMap(({ value, low = value, high = value }) => [value, low, high]).filter((each) => typeof each === 'number');
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
    const x = (value) => LABEL + ((WIDTH - LABEL - 80) * (value - least)) / (most - least || 1);
    const rows = bars.map((bar, i) => barRow(bar, { y: ROW * i + 4, x }));
    return `<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${WIDTH} ${ROW * bars.length + 8}">${rows.join('')}<line x1="${x(0)}" x2="${x(0)}" y1="0" y2="${ROW * bars.length + 8}" stroke="#555"/></svg>`;
}
function barRow({ label, value, low, high }, { y, x }) {
    const text = `<text x="${LABEL - 8}" y="${y + 13}" text-anchor="end">${escaped(label)}</text>`;
    const said = `<text x="${WIDTH - 2}" y="${y + 13}" text-anchor="end">${numberText(value)}</text>`;
    if (typeof value !== 'number')
        return text + said;
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    const bar = `<rect x="${from.toFixed(1)}" y="${y + 2}" width="${Math.max(1, to - from).toFixed(1)}" height="14" fill="${value < 0 ? '#b35900' : '#2b6cb0'}"/>`;
    const hasInterval = typeof low === 'number' && typeof high === 'number';
    return text + bar + (hasInterval ? `<line x1="${x(low).toFixed(1)}" x2="${x(high).toFixed(1)}" y1="${y + 9}" y2="${y + 9}" stroke="#000" stroke-width="1.5"/>` : '') + said;
}
/** Values over steps, with a level drawn as a dashed line; as inline SVG. */
export function linePlot(title, { steps, values, level }) {
    const last = Math.max(1, steps.at(-1) ?? 1);
    const x = (step) => 40 + ((WIDTH - 60) * step) / last;
    const y = (value) => 150 - 140 * value;
    const points = steps.flatMap((step, i) => (typeof values[i] === 'number' ? [`${x(step).toFixed(1)},${y(values[i]).toFixed(1)}`] : []));
    const marks = [0, 0.5, 1].map((mark) => `<text x="34" y="${y(mark) + 4}" text-anchor="end">${mark}</text><line x1="40" x2="${WIDTH - 20}" y1="${y(mark)}" y2="${y(mark)}" stroke="#ddd"/>`);
    return `<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${WIDTH} 175">${marks.join('')}<line x1="40" x2="${WIDTH - 20}" y1="${y(level)}" y2="${y(level)}" stroke="#b35900" stroke-dasharray="4 3"/><polyline points="${points.join(' ')}" fill="none" stroke="#2b6cb0" stroke-width="1.5"/><text x="40" y="170">step 0</text><text x="${WIDTH - 20}" y="170" text-anchor="end">step ${last}</text></svg>`;
}
//# sourceMappingURL=plots.js.map