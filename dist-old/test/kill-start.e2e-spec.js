import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freshHome } from './spec-support/program.js';
import { startProduct, startWithNpm, until } from './spec-support/product.js';
const home = await freshHome();
afterAll(() => rm(home, { recursive: true, force: true }));
const CALM = {
    name: 'calm',
    data: { kind: 'generated-credit', rows: 2000 },
    model: { kind: 'mlp', hidden: [16, 8] },
    batchSize: 32,
};
const START = 'mutation($input: StartRunInput!) { startRun(input: $input) { __typename ... on StartRunPayload { run { uuid } } } }';
const STATES = '{ runs(first: 10) { edges { node { uuid state reason lastStep decisionCount layers { name } } } } }';
async function startRun(product, steps) {
    const input = { spec: { ...CALM, budget: { steps } }, reason: 'test' };
    const answer = await product.query(START, { input });
    return answer.startRun.run.uuid;
}
const runOf = async (product, uuid) => {
    const { runs } = await product.query(STATES);
    return runs.edges.find(({ node }) => node.uuid === uuid).node;
};
/** Processes that work in the home of these tests. */
const ofThisHome = () => Promise.resolve(execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(home)));
/** The number of the worker that this `npm start` has now; null while there is none. */
function workerPid(product) {
    const lines = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n').map((line) => line.trim().split(/\s+/));
    const found = lines.find(([, parent, ...args]) => Number(parent) === product.child.pid && args.includes('worker'));
    return found === undefined ? null : Number(found[0]);
}
/** The number of the API of this home, from the file that it writes. */
function apiPid() {
    return JSON.parse(readFileSync(path.join(home, 'api.json'), 'utf8')).pid;
}
/** The environment of a process, '' when it has ended. */
function environmentOf(pid) {
    try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8');
    }
    catch {
        return '';
    }
}
/** Parts of the product, of whatever home, whose environment names the home of these tests. */
function startPids() {
    const pids = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n').filter((line) => /start\.mjs|gradlens\.mjs|api\/src\/main\.js/.test(line));
    return pids.map((line) => line.trim().split(' ')[0] ?? '').filter((pid) => {
        return environmentOf(pid).includes(`GRADLENS_HOME=${home}`);
    });
}
/** All processes of the group that `npm start` opened, and of no other. */
function killGroup(product) {
    process.kill(-product.child.pid, 'SIGKILL');
}
it('comes up again after kill -9 of the whole of npm start: earlier runs intact, the interrupted one marked', async () => {
    const first = await startProduct(home);
    const done = await startRun(first, 50);
    await until(() => runOf(first, done), ({ state }) => state === 'COMPLETED');
    const cut = await startRun(first, 1_000_000);
    await until(() => runOf(first, cut), ({ state, lastStep }) => state === 'RUNNING' && lastStep > 20);
    killGroup(first);
    await new Promise((resolve) => first.child.once('close', resolve));
    const second = await startProduct(home);
    try {
        const intact = await runOf(second, done);
        expect(intact).toMatchObject({ state: 'COMPLETED', lastStep: 49, decisionCount: 50 * intact.layers.length });
        const marked = await until(() => runOf(second, cut), ({ state }) => state === 'INTERRUPTED');
        expect(marked.reason).toContain('went away');
        expect(marked.decisionCount).toBe((marked.lastStep + 1) * marked.layers.length);
        // and it works: a new run is taken and finished
        const next = await startRun(second, 30);
        await until(() => runOf(second, next), ({ state }) => state === 'COMPLETED');
    }
    finally {
        expect(await second.stop()).toBe(130);
    }
    // the last process out stopped the embedded server: nothing is left that works in this home
    expect(await ofThisHome()).toEqual([]);
}, 240_000);
it('leaves nothing behind when only npm start itself is killed: its parts end, and the next start works', async () => {
    const first = await startProduct(home);
    first.child.kill('SIGKILL');
    // the embedded server is the last to go, once API and worker have closed their stores
    await until(ofThisHome, (left) => left.length === 0);
    const second = await startProduct(home);
    await runOf(second, await startRun(second, 10));
    expect(await second.stop()).toBe(130);
}, 120_000);
it('starts the worker again when it is killed: API and dashboard stay up, its run is interrupted, the next one is taken', async () => {
    const product = await startProduct(home);
    try {
        const cut = await startRun(product, 1_000_000);
        await until(() => runOf(product, cut), ({ state, lastStep }) => state === 'RUNNING' && lastStep > 20);
        const first = workerPid(product);
        process.kill(first, 'SIGKILL');
        const marked = await until(() => runOf(product, cut), ({ state }) => state === 'INTERRUPTED');
        expect(marked.reason).toContain('went away');
        expect(marked.decisionCount).toBe((marked.lastStep + 1) * marked.layers.length);
        const next = await startRun(product, 30);
        await until(() => runOf(product, next), ({ state }) => state === 'COMPLETED');
        expect(workerPid(product)).not.toBe(first);
        expect(product.child.exitCode).toBeNull();
        expect((await fetch(product.url)).status).toBe(200);
    }
    finally {
        expect(await product.stop()).toBe(130);
    }
    await until(ofThisHome, (left) => left.length === 0);
}, 240_000);
it('ends all parts when the API is killed, and leaves no database server behind', async () => {
    const product = await startProduct(home);
    const ended = new Promise((resolve) => product.child.once('close', resolve));
    process.kill(apiPid(), 'SIGKILL');
    await ended;
    expect(await ofThisHome()).toEqual([]);
}, 120_000);
it.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('ends all parts when npm alone is sent %s', async (signal) => {
    const product = await startWithNpm(home);
    await runOf(product, await startRun(product, 10_000));
    product.child.kill(signal);
    await until(ofThisHome, (left) => left.length === 0);
    await until(() => Promise.resolve(startPids()), (left) => left.length === 0);
}, 120_000);
//# sourceMappingURL=kill-start.e2e-spec.js.map