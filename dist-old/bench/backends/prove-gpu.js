// `npm run prove:gpu`: the whole check of a GPU. Writes docs/gpu-proof.json when a GPU computed and all targets are met.
// A machine without a GPU is refused; `--rehearse` goes through the same checks with fewer steps, anywhere, and writes nothing.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { InputError } from '#libs/contracts';
import { backendTable, resolveBackend } from '#libs/tensor-math';
import { stepModels } from '../step-models.js';
import { curveModels } from './curve-models.js';
import { meets, whyNoProof } from './gpu-proof.js';
import { curves, gradients, rates, recordedRun } from './proof-checks.js';
const { values } = parseArgs({
    options: { backend: { type: 'string', default: 'webgpu' }, rehearse: { type: 'boolean', default: false } },
});
/** A rehearsal shows that everything runs; a software driver need not take half an hour for it. */
const { steps, rounds } = values.rehearse ? { steps: 20, rounds: 1 } : { steps: 200, rounds: 5 };
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const say = (line) => void process.stderr.write(`gradlens: ${line}\n`);
process.exit(await prove());
async function prove() {
    const backend = await started(values.backend);
    if (backend === null)
        return 3;
    const obstacle = whyNoProof(backend);
    if (obstacle !== null)
        say(obstacle);
    if (obstacle !== null && !values.rehearse) {
        say('docs/gpu-proof.json is left as it is; the same checks without proof: npm run prove:gpu -- --rehearse');
        return 3;
    }
    const checks = await all(backend);
    const missed = checks.filter((check) => !meets(check));
    if (missed.length > 0)
        say(`${missed.length} of ${checks.length} are missed: nothing is written`);
    else if (values.rehearse)
        say('rehearsed: all targets are met; nothing is written');
    else
        write(proofOf(backend, checks));
    return missed.length > 0 ? 3 : 0;
}
async function started(name) {
    try {
        return await resolveBackend(name, { kind: 'mlp', parameterCount: 1 });
    }
    catch (error) {
        if (!(error instanceof InputError))
            throw error;
        say(`nothing can be proven: ${error.message}`);
        return null;
    }
}
async function all({ name }) {
    const native = (await backendTable()).some((row) => row.name === 'tensorflow' && row.available);
    const against = native && name !== 'tensorflow' ? 'tensorflow' : 'wasm';
    const models = stepModels().filter(({ name: model }) => !model.startsWith('tabular'));
    const found = [];
    const add = (checks) => {
        for (const check of checks)
            process.stdout.write(`${text(check)}\n`);
        found.push(...checks);
    };
    add(await gradients(name));
    for (const model of curveModels().slice(1))
        add(await curves(name, model, steps));
    for (const model of models)
        add(await rates(name, against, model, rounds));
    add(recordedRun(name, root));
    return found;
}
function text(check) {
    const { name, value, unit, target } = check;
    const wanted = target === null ? '' : `  ${meets(check) ? 'met' : 'MISSED'}: ${'max' in target ? `at most ${target.max}` : `at least ${target.min}`}`;
    return `${name.padEnd(74)} ${value.toPrecision(4).padStart(10)} ${unit}${wanted}`;
}
function proofOf(backend, checks) {
    const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
    return {
        device: String(backend.flags['adapter'] ?? 'NVIDIA GPU (CUDA)'),
        backend,
        node: process.versions.node,
        commit: git('rev-parse', 'HEAD'),
        clean: git('status', '--porcelain') === '',
        date: new Date().toISOString(),
        checks,
    };
}
function write(proof) {
    const file = path.join(root, 'docs', 'gpu-proof.json');
    writeFileSync(file, `${JSON.stringify(proof, null, 2)}\n`);
    say(`${proof.device} is proven: docs/gpu-proof.json is written; commit it with the sentence in README.md`);
}
//# sourceMappingURL=prove-gpu.js.map