// `gradlens serve` that comes back at the same address, however often it is killed.
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repoRoot } from '../../apps/api/src/common/repo-root.js';
import { environmentFor, freePort } from '../spec-support/program.js';
const PROGRAM = path.join(repoRoot(), 'dist/apps/training-executor/src/main.js');
/** Starts the service on a free port, and again whenever it ends. */
export async function startService(home) {
    execFileSync(process.execPath, [path.join(repoRoot(), 'bin/gradlens.mjs'), '--version'], { stdio: 'ignore' }); // built before anything is killed
    const port = await freePort();
    const state = { child: null, isOver: false };
    const keeping = (async () => {
        while (!state.isOver) {
            const child = spawn(process.execPath, [PROGRAM, 'serve'], { cwd: repoRoot(), env: environmentFor(home, { GRADLENS_PORT: String(port) }), stdio: 'ignore' });
            state.child = child;
            await new Promise((resolve) => child.once('close', resolve));
            if (child.signalCode !== 'SIGKILL')
                await sleep(200); // a start that met a database which was just killed
        }
    })();
    return {
        url: `http://127.0.0.1:${port}`,
        isHealthy: () => fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(1000) }).then(({ ok }) => ok, () => false),
        kill: () => state.child !== null && state.child.exitCode === null && state.child.signalCode === null && state.child.kill('SIGKILL'),
        stop: async () => {
            state.isOver = true;
            state.child?.kill('SIGTERM');
            await keeping;
        },
    };
}
//# sourceMappingURL=client-service.js.map