// Cost of scaling + statistics + tap + recording per step, against the same loop with the same optimizer without them.
// Paired and interleaved: plain and recorded segments take turns in one process; medians over the pairs. Beside them the same nets in
// PyTorch and JAX (--no-rivals leaves them out).
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '#libs/contracts';
import { createRun, openRecorder, openStore, startAttempt } from '#libs/decision-store';
import { resolveBackend } from '#libs/tensor-math';
import { createTraining } from '#libs/training';
import { uuidv7 } from 'uuidv7';
import { cpuMs } from './cpu-time.js';
import { benchLine, median, pairRatios, printLines } from './report.js';
import { stepModels } from './step-models.js';
import { stepRivals } from './step-rivals.js';
const { values } = parseArgs({
    allowNegative: true,
    options: { json: { type: 'boolean', default: false }, backend: { type: 'string', default: 'wasm' }, pairs: { type: 'string', default: '21' }, rivals: { type: 'boolean', default: true }, model: { type: 'string' } },
});
const PAIRS = Number(values.pairs);
/** Rounds before the first that counts: V8 compiles a loop while it runs, and the first ones cost half as much again. */
const WARM_ROUNDS = 3;
/** A turn of another framework takes so long. Unit: s. */
const RIVAL_SECONDS = 2;
/** Bars of the recorded step's CPU over that of the plain one. */
const MOST = { tabular: 1.03, mlp: 1.08, cnn: 1.03 };
/** What is held to them. */
const RECORDED = 'scaling + tap + recording';
const ECONOMY = 'norms only + recording';
async function segment(training, sink, steps) {
    const cpu = cpuMs();
    const begun = performance.now();
    for (let i = 0; i < steps; i += 1) {
        training.advance();
        for (const frame of await training.takeFrames(4)) {
            while (sink !== null && !sink.push(frame))
                await sink.ready();
        }
        // what the real loop does: let timers and the recorder's messages in
        if (i % 16 === 0)
            await new Promise(setImmediate);
    }
    await training.takeFrames(0).then((frames) => {
        for (const frame of frames)
            if (sink?.push(frame) === false)
                throw new Error('the ring is full');
    });
    const wallMs = (performance.now() - begun) / steps;
    return { wallMs, cpuMs: (cpuMs() - cpu) / steps };
}
async function recorderFor(store, model, training) {
    const uuid = uuidv7();
    await createRun(store, { uuid, project: 'default', name: model.name, spec: model.spec, state: 'running', origin: 'cli', scaler: 'snr' });
    const attempt = await startAttempt(store, uuid, {
        layers: [...training.layers],
        backend: { name: 'bench' },
        versions: {},
        seeds: {},
        dataManifest: {},
        hardware: {},
        specSha256: '',
        totalSteps: training.totalSteps,
    });
    return openRecorder({
        connectionString: store.connectionString,
        ...attempt,
        home,
        runUuid: uuid,
        layers: training.layers.length,
    });
}
async function measure(store, model, rivals) {
    const common = { spec: model.spec, data: model.data, clock: systemClock };
    // a scaler that reads norms alone; not trust-ratio, which the guards hold back at every step: decisions of guards are recorded one by one
    const economySpec = { ...model.spec, measures: 'economy', scaler: { kind: 'agc', clipping: 1, uniform: false } };
    const plain = createTraining({ ...common, recording: 'none' });
    const tapped = createTraining(common);
    const recorded = createTraining(common);
    const economy = createTraining({ ...common, spec: economySpec });
    const sink = await recorderFor(store, model, recorded);
    const economySink = await recorderFor(store, { ...model, spec: economySpec }, economy);
    const variants = [
        { name: 'plain', training: plain, sink: null },
        { name: 'scaling + tap', training: tapped, sink: null },
        { name: RECORDED, training: recorded, sink },
        { name: ECONOMY, training: economy, sink: economySink },
    ];
    const found = await takeTurns(variants, model, rivals);
    await Promise.all([sink.close(), economySink.close()]);
    for (const { training } of variants)
        training.dispose();
    return allLines(model, variants, found, rivals);
}
/** A segment of each, thrown away. */
async function oneRound(variants, model) {
    for (const { training, sink } of variants)
        await segment(training, sink, model.segment);
}
function threads() {
    const out = {};
    for (const tid of readdirSync('/proc/self/task')) {
        const stat = readFileSync(`/proc/self/task/${tid}/stat`, 'utf8');
        const name = stat.slice(stat.indexOf('('), stat.lastIndexOf(')') + 1);
        const ns = Number(readFileSync(`/proc/self/task/${tid}/schedstat`, 'utf8').split(' ')[0]);
        out[`${name} ${tid}`] = ns / 1e6;
    }
    return out;
}
async function takeTurns(variants, model, rivals) {
    const found = new Map(variants.map(({ name }) => [name, []]));
    for (let round = 0; round < WARM_ROUNDS; round += 1)
        await oneRound(variants, model);
    for (const variant of variants) {
        const before = threads();
        let steps = 0;
        for (let k = 0; k < 60; k += 1) {
            await segment(variant.training, variant.sink, model.segment);
            steps += model.segment;
        }
        const after = threads();
        const used = Object.entries(after).map(([n, v]) => [n, (v - (before[n] ?? 0)) / steps]).filter(([, v]) => v > 0.001).sort((a, b) => b[1] - a[1]);
        console.log(variant.name, used.map(([n, v]) => `${n} ${v.toFixed(3)}`).join('; '));
    }
    for (let pair = 0; pair < PAIRS; pair += 1) {
        // turn by turn, in alternating order
        for (const variant of pair % 2 === 0 ? variants : [...variants].reverse()) {
            found.get(variant.name)?.push(await segment(variant.training, variant.sink, model.segment));
        }
        if (pair % 3 === 0)
            rivals?.turn(model.short, RIVAL_SECONDS);
    }
    return found;
}
function allLines(model, variants, found, rivals) {
    const ours = (found.get(RECORDED) ?? []).map(({ wallMs }) => 1000 / wallMs);
    const own = benchLine({ name: model.name, metric: `ours, ${RECORDED}`, unit: 'steps/s' }, ours);
    return [...variants.flatMap(({ name }) => linesOf(model, name, found)), own, ...(rivals?.lines(model.name, model.short, ours) ?? [])];
}
function linesOf(model, variant, found) {
    return ['wallMs', 'cpuMs'].flatMap((metric) => {
        const mine = (found.get(variant) ?? []).map((s) => s[metric]);
        const ratios = pairRatios(mine, (found.get('plain') ?? []).map((s) => s[metric]));
        const parts = { name: model.name, metric: `${variant} ${metric === 'wallMs' ? 'wall' : 'CPU'}` };
        if (variant === 'plain')
            return [benchLine({ ...parts, unit: 'ms/step' }, mine)];
        const cost = benchLine({ ...parts, unit: 'ms/step', ratioTo: 'plain', ratio: median(ratios) }, mine);
        const isHeld = metric === 'cpuMs' && (variant === RECORDED || variant === ECONOMY);
        // the bar is one of the ratio, so a line of its own has it
        return isHeld ? [cost, benchLine({ ...parts, unit: '× plain', target: { max: MOST[model.short] } }, ratios)] : [cost];
    });
}
const home = await mkdtemp(path.join(tmpdir(), 'gradlens-bench-'));
await chmod(home, 0o755);
const store = await openStore({ home, applicationName: 'bench' });
try {
    const rivals = values.rivals ? stepRivals() : null;
    for (const model of stepModels().filter(({ short }) => (values.model ?? short) === short)) {
        await resolveBackend(values.backend, { parameterCount: 1, kind: model.spec.model.kind });
        printLines(await measure(store, model, rivals), values.json);
    }
}
finally {
    await store.close();
    await rm(home, { recursive: true, force: true });
}
process.exit();
//# sourceMappingURL=threads.bench.js.map