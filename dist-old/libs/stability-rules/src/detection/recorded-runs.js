import { mapMeasures } from '../step-window.js';
/**
 * Runs of a table `run,global_step,loss,grad_norm` with a header: each run is a window with one layer, "all", its points
 * renumbered from 0. Measures that the table does not have are empty.
 */
export function parseRecordedRuns(csv) {
    const rows = new Map();
    for (const line of csv.trimEnd().split('\n').slice(1)) {
        const [run = '', , loss = '', norm = ''] = line.split(',');
        const of = rows.get(run) ?? { loss: [], norm: [] };
        rows.set(run, of);
        of.loss.push(Number(loss));
        of.norm.push(Number(norm));
    }
    return [...rows].map(([run, { loss, norm }]) => {
        const measures = mapMeasures((m) => (m === 'gradNorm' ? Float32Array.from(norm) : new Float32Array(m === 'flags' ? norm.length : 0)));
        return { run, firstStep: 0, steps: Int32Array.from(norm, (_, i) => i), loss: Float32Array.from(loss), layers: [{ name: 'all', measures }] };
    });
}
//# sourceMappingURL=recorded-runs.js.map