const WIDTH = 560;
const HEIGHT = 150;
/** Points drawn on either side of an alert. */
const AROUND = 150;
/** A page with one plot an alert: gradient norm (blue) and loss (grey) around it, log axes, the alert's points in red. */
export function alertPage(alerts) {
    const style = 'body{font:13px sans-serif;display:grid;grid-template-columns:repeat(3,580px);gap:10px}figure{margin:0}figcaption{height:3em;overflow:hidden}svg{border:1px solid #ccc}';
    return `<!doctype html><meta charset="utf-8"><title>Alerts drawn by lot</title><style>${style}</style>${alerts.map(figure).join('\n')}\n`;
}
function figure({ run, alert }, index) {
    const [from, to] = [Math.max(0, alert.step - AROUND), Math.min(run.steps.length, alert.step + AROUND)];
    const norm = run.layers[0]?.measures.gradNorm ?? new Float32Array(0);
    const x = (alert.step - from) / Math.max(1, to - from - 1);
    const caption = `${index + 1}. ${alert.rule}, point ${alert.step} of ${run.steps.length}: ${alert.summary}`;
    const marker = `<line x1="${x * WIDTH}" x2="${x * WIDTH}" y1="0" y2="${HEIGHT}" stroke="red" stroke-dasharray="3 3"/>`;
    return `<figure><figcaption>${caption}</figcaption><svg width="${WIDTH}" height="${HEIGHT}">${line(run.loss.subarray(from, to), '#999')}${line(norm.subarray(from, to), '#06c')}${marker}</svg></figure>`;
}
function line(values, colour) {
    const logs = [...values].map((value) => Math.log(Math.abs(value)));
    const drawn = logs.filter(Number.isFinite);
    const [low, high] = [Math.min(...drawn), Math.max(...drawn)];
    const y = (log) => HEIGHT - 4 - ((HEIGHT - 8) * (log - low)) / Math.max(1e-9, high - low);
    const points = logs.flatMap((log, i) => (Number.isFinite(log) ? [`${((WIDTH * i) / Math.max(1, logs.length - 1)).toFixed(1)},${y(log).toFixed(1)}`] : []));
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}"/>`;
}
//# sourceMappingURL=alert-page.js.map