import { spawn } from 'node:child_process';
import path from 'node:path';
import { environmentFor, ROOT, waitForLine } from './program.js';
/** Starts API, dashboard and worker as `npm start` does, in a process group of its own. */
export async function startProduct(home, flags = ['--no-demo'], extra = {}) {
    return await started(home, process.execPath, [path.join(ROOT, 'scripts/start.mjs'), ...flags], extra);
}
/** Starts them by npm itself, whose process is then the `child`; what must be installed is there. */
export async function startWithNpm(home) {
    return await started(home, 'npm', ['--ignore-scripts', 'start', '--', '--no-demo']);
}
async function started(home, command, args, extra = {}) {
    const child = spawn(command, args, { cwd: ROOT, env: environmentFor(home, extra), stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const signIn = await waitForLine(child, (line) => /sign in\s+(\S+)/.exec(line)?.[1] ?? null);
    const { origin, hash } = new URL(signIn);
    const token = new URLSearchParams(hash.slice(1)).get('token') ?? '';
    return {
        child,
        url: origin,
        signIn,
        query: (document, variables) => query(origin, token, { query: document, variables }),
        stop: async () => {
            const ended = new Promise((resolve) => child.once('close', resolve));
            child.kill('SIGINT');
            return await ended;
        },
    };
}
async function query(origin, token, body) {
    const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
    });
    const { data, errors } = (await response.json());
    if (errors !== undefined)
        throw new Error(`GraphQL answered ${JSON.stringify(errors)}`);
    return data;
}
const START = 'mutation($input: StartRunInput!) { startRun(input: $input) { ... on StartRunPayload { run { uuid } } ... on InputProblem { message } } }';
const STATE = 'query($uuid: ID!) { run(uuid: $uuid) { state } }';
/** Asks for a run. @returns its uuid. */
export async function startRun(product, spec) {
    const { startRun: started } = await product.query(START, { input: { ...spec, reason: 'test' } });
    if (started.run === undefined)
        throw new Error(started.message);
    return started.run.uuid;
}
/** Asks for a run, and waits until it is completed. @returns its uuid. */
export async function completedRun(product, spec) {
    const uuid = await startRun(product, spec);
    await until(() => product.query(STATE, { uuid }), ({ run }) => run.state === 'COMPLETED', 120_000);
    return uuid;
}
/** Asks until the answer is accepted. The time is that of a slow machine which does much else: it only ends tests that fail. */
export async function until(ask, accept, timeoutMs = 120_000) {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
        const value = await ask();
        if (accept(value))
            return value;
        if (performance.now() > deadline)
            throw new Error(`not so within ${timeoutMs} ms; last answer: ${JSON.stringify(value)}`);
        await new Promise((resolve) => setTimeout(resolve, 200));
    }
}
//# sourceMappingURL=product.js.map