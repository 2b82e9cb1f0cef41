// What a GPU is asked: right gradients and curves, how fast, at which cost of recording, a recorded run with one alert.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '#libs/contracts';
import { checkGradients, GRADIENT_TOLERANCE, resolveBackend } from '#libs/tensor-math';
import { advanceTo, createTraining } from '#libs/training';
import { median, pairRatios } from '../report.js';
import { CURVE_TOLERANCE, curveOn, distance, noiseOn } from './curves.js';
/** Worst gradient of all operations in use, against cpu. */
export async function gradients(backend) {
    const errors = (await checkGradients([backend])).get(backend) ?? [];
    const worst = Math.max(...errors.flatMap(({ error }) => (error === null ? [] : [error])));
    return [{ name: `largest error of ${errors.length} gradients against cpu`, value: worst, unit: '', target: { max: GRADIENT_TOLERANCE } }];
}
/** Distance of the curve from that of wasm, in units of what one bit in every weight makes. */
export async function curves(backend, model, steps) {
    const { base, noise } = await noiseOn('wasm', model, steps);
    const apart = distance(await curveOn(backend, model, { steps }), base);
    return [
        { name: `${model.name}: loss over ${steps} steps, largest distance from wasm`, value: apart, unit: '', target: null },
        { name: `${model.name}: that distance over the one of weights one bit off (largest of 3)`, value: apart / noise, unit: '', target: { max: CURVE_TOLERANCE } },
    ];
}
/** Steps per second with recording, against the backend of the CPU, and what statistics, scaling and tap add to a step; rounds take turns. */
export async function rates(backend, against, model, rounds) {
    const plain = await made(backend, model, 'none');
    const recorded = await made(backend, model, 'full');
    const other = await made(against, model, 'full');
    const found = { plain: [], recorded: [], other: [] };
    for (let round = -1; round < rounds; round += 1) {
        const seconds = { plain: await secondsPerStep(backend, plain, model), recorded: await secondsPerStep(backend, recorded, model), other: await secondsPerStep(against, other, model) };
        // the first round warms up
        if (round >= 0)
            for (const name of ['plain', 'recorded', 'other'])
                found[name].push(seconds[name]);
    }
    for (const training of [plain, recorded, other])
        training.dispose();
    const overhead = 100 * (median(pairRatios(found.recorded, found.plain)) - 1);
    return [
        { name: `${model.name}: recorded steps on ${backend}`, value: 1 / median(found.recorded), unit: 'steps/s', target: null },
        { name: `${model.name}: recorded steps on ${against}`, value: 1 / median(found.other), unit: 'steps/s', target: null },
        { name: `${model.name}: statistics, scaling and tap add`, value: overhead, unit: '%', target: null },
    ];
}
async function made(backend, model, recording) {
    await resolveBackend(backend, { kind: model.spec.model.kind, parameterCount: 1 });
    return createTraining({ spec: model.spec, data: model.data, clock: systemClock, recording });
}
async function secondsPerStep(backend, training, { spec, segment }) {
    await resolveBackend(backend, { kind: spec.model.kind, parameterCount: training.parameterCount });
    const begun = performance.now();
    await advanceTo(training, training.step + segment);
    // without recording nothing was read back: what was dispatched has to be computed too
    await training.weightsSha256();
    return (performance.now() - begun) / 1000 / segment;
}
/** A recorded run in which one layer is pushed: all decisions in the database, an alert, and its replay. */
export function recordedRun(backend, root) {
    const home = mkdtempSync(path.join(tmpdir(), 'gradlens-proof-'));
    chmodSync(home, 0o755);
    const run = ask(root, home, ['run', 'examples/provoked-instability.yaml', '--backend', backend]);
    const replay = ask(root, home, ['replay', String(run['run'])]);
    ask(root, home, ['db', 'stop'], false);
    rmSync(home, { recursive: true, force: true });
    return [
        { name: 'recorded run: decisions over steps × layers', value: Number(run['decisions']) / (Number(run['steps']) * Number(run['layers'])), unit: '', target: { min: 1 } },
        { name: 'recorded run: alerts of a pushed layer', value: Number(run['alerts']), unit: '', target: { min: 1 } },
        { name: 'recorded run: replay bit exact (1) or not (0)', value: replay['bitExact'] === true ? 1 : 0, unit: '', target: null },
        { name: 'recorded run: replay, largest error of a loss', value: Number(replay['maxRelLossError']), unit: '', target: null },
    ];
}
/** The last line that a command of gradlens prints. @throws Error when it prints none. */
function ask(root, home, args, json = true) {
    const environment = { ...process.env, GRADLENS_HOME: home, DATABASE_URL: undefined };
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'bin', 'gradlens.mjs'), ...args, ...(json ? ['--json'] : [])], { cwd: root, env: environment, encoding: 'utf8', maxBuffer: 1 << 28 });
    const last = stdout.trim().split('\n').at(-1) ?? '';
    if (!json)
        return {};
    if (!last.startsWith('{'))
        throw new Error(`gradlens ${args.join(' ')} gave no answer:\n${stderr.slice(-2000)}`);
    return JSON.parse(last);
}
//# sourceMappingURL=proof-checks.js.map