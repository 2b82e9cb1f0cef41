// A Python process that trains with PyTorch and says what its client was told, and when.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { repoRoot } from '../../apps/api/src/common/repo-root.js';
const TRAINER = path.join(repoRoot(), 'bench/obey/client_trainer.py');
const PATIENCE_MS = 60_000;
/** Starts it. `environment`: where the service is, and the token. */
export function startClientTrainer(python, task, environment) {
    const env = { ...environment, PYTHONPATH: path.join(repoRoot(), 'clients/python/src') };
    const child = spawn(python, [TRAINER, JSON.stringify(task)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (part) => (errors = (errors + part.toString()).slice(-4000)));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
        next: async (kind) => {
            for (;;) {
                const line = await withPatience(lines.next(), () => `the trainer did not tell of ${kind}: ${errors}`);
                if (line.done === true)
                    throw new Error(`the trainer ended before it told of ${kind}: ${errors}`);
                const said = JSON.parse(line.value);
                if (said.kind === kind)
                    return said;
            }
        },
        kill: () => void child.kill('SIGKILL'),
    };
}
async function withPatience(promise, problem) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => { reject(new Error(problem())); }, PATIENCE_MS);
    });
    try {
        return await Promise.race([promise, late]);
    }
    finally {
        clearTimeout(timer);
    }
}
//# sourceMappingURL=client-trainer.js.map