// What R replicas cost a step, as multiples of one run on the same backend and of the fastest single run: the tabular MLP on
// Adult, every replica with its own seeds and its whole record; and what traces of such a run cost. Interleaved segments in one process per backend; medians over pairs.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { backendTable } from '#libs/tensor-math';
import { replicaCosts } from './replicas/replica-costs.js';
import { benchLine, median, printLines } from './report.js';
/** Replicas at once, and the bar: multiples of one run. */
const COUNTS = [{ count: 16, max: 3 }, { count: 64, max: 8 }];
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, activation: { type: 'string', default: 'tanh' }, pairs: { type: 'string', default: '9' }, traces: { type: 'string', default: '3' }, backend: { type: 'string' }, child: { type: 'boolean', default: false } } });
if (values.child) {
    const backend = values.backend;
    process.send?.(await replicaCosts({ backend, activation: values.activation, pairs: Number(values.pairs), traces: Number(values.traces), counts: COUNTS.map(({ count }) => count), dataDir: process.env['GRADLENS_DATA_DIR'] ?? '../shared/data' }));
}
else {
    // the cpu backend is a reference for tests, hundreds of times slower: not measured
    const here = (await backendTable()).filter(({ name, available }) => available && ['wasm', 'tensorflow'].includes(name) && (values.backend ?? name) === name);
    const all = [];
    for (const { name } of here) {
        const costs = await inChild(name);
        all.push(costs);
        printLines(linesOf(costs), values.json);
    }
    const fastest = Math.min(...all.map(({ single }) => median(single.map(({ cpuMs }) => cpuMs))));
    printLines(all.flatMap((costs) => againstFastest(costs, fastest)), values.json);
}
/** A backend is measured in a process of its own. */
async function inChild(backend) {
    const child = fork(process.argv[1], ['--child', '--backend', backend, '--activation', values.activation, '--pairs', values.pairs, '--traces', values.traces]);
    const [costs] = (await once(child, 'message'));
    await once(child, 'exit');
    return costs;
}
function nameOf({ backend }) {
    return `Adult MLP, ${values.activation}, ${backend}`;
}
function linesOf(costs) {
    const { single, replicas, traces } = costs;
    const name = nameOf(costs);
    const lines = [benchLine({ name, metric: 'one run, CPU', unit: 'ms/step' }, single.map(({ cpuMs }) => cpuMs))];
    replicas.forEach((segments, i) => {
        const { count, max } = COUNTS[i];
        for (const metric of ['cpuMs', 'wallMs']) {
            const ratios = segments.map((segment, k) => segment[metric] / (single[k]?.[metric] ?? NaN));
            lines.push(benchLine({ name, metric: `${count} replicas, ${metric === 'cpuMs' ? 'CPU' : 'wall'}`, unit: '× one', target: { max } }, ratios));
        }
    });
    const traced = (metric, of, max) => {
        if (traces.length > 0)
            lines.push(benchLine({ name, metric, unit: '× training', target: { max } }, traces.map(of)));
    };
    traced('trace, 1 target, CPU', ({ oneTarget }) => oneTarget, 4);
    traced('trace, 20 targets, CPU', ({ manyTargets }) => manyTargets, 15);
    traced('64 replays, CPU', (trace) => trace.replays, 10);
    traced('64 from step 0, CPU', (trace) => trace.replaysFromStart, 10);
    return lines;
}
function againstFastest(costs, fastest) {
    return costs.replicas.map((segments, i) => benchLine({ name: nameOf(costs), metric: `${COUNTS[i]?.count ?? 0} replicas, CPU`, unit: '× fastest' }, segments.map(({ cpuMs }) => cpuMs / fastest)));
}
//# sourceMappingURL=replicas.bench.js.map