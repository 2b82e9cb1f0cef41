import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
const PROGRAM = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../apps/api/src/main.js');
/** Starts the API over a home folder, on a free port, and waits until it is ready. */
export async function startApi(home, variables) {
    const child = spawn(process.execPath, [PROGRAM], { env: { ...process.env, GRADLENS_HOME: home, GRADLENS_PORT: '0', ...variables }, stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await new Promise((resolve, reject) => {
        createInterface({ input: child.stdout }).once('line', resolve);
        child.once('exit', (code) => { reject(new Error(`the API ended with code ${String(code)}`)); });
    });
    const { url, signIn } = JSON.parse(line);
    return {
        url,
        pid: child.pid ?? 0,
        token: new URLSearchParams(new URL(signIn).hash.slice(1)).get('token') ?? '',
        kill: () => {
            child.removeAllListeners('exit');
            child.kill('SIGKILL');
        },
    };
}
//# sourceMappingURL=api-child.js.map