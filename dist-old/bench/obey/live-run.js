import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemClock } from '#libs/contracts';
const PROGRAM = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../apps/training-executor/src/main.js');
/** Runs `work` beside a run of a spec, and waits for its end; where `work` fails, the run is killed. */
export async function withLiveRun(scene, name, spec, work) {
    const run = await startLiveRun(scene, name, spec);
    try {
        const result = await work(run);
        await run.ended;
        return result;
    }
    finally {
        run.kill();
    }
}
/** Starts `gradlens run` on a spec, and waits until it has its uuid. */
async function startLiveRun({ home }, name, spec) {
    const file = path.join(home, `${name}.json`);
    writeFileSync(file, JSON.stringify({ name, ...spec }));
    const child = spawn(process.execPath, [PROGRAM, 'run', file, '--json'], { env: { ...process.env, GRADLENS_HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] });
    const lines = listen(child);
    const [, uuid = ''] = await lines.find(/run ([0-9a-f-]{36}) \(/);
    return {
        uuid,
        obeyed: async (reason) => {
            const found = await lines.find(new RegExp(`step (\\d+): .*: ${reason.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw `\$&`)}$`));
            return { step: Number(found[1]), atMs: found.atMs };
        },
        ended: new Promise((resolve) => child.once('close', () => { resolve(); })),
        kill: () => void child.kill('SIGKILL'),
    };
}
/** What was asked is obeyed within this, or never: far above what is allowed. Unit: ms. */
const PATIENCE_MS = 60_000;
/** Notes each line on standard error with the moment it came; a child writes to a pipe at once. */
function listen(child) {
    const said = [];
    const waiting = new Set();
    let isOver = false;
    const wake = () => { for (const look of [...waiting])
        look(); };
    createInterface({ input: child.stderr }).on('line', (text) => {
        said.push({ text, atMs: systemClock.now() });
        wake();
    });
    child.once('close', () => {
        isOver = true;
        wake();
    });
    const found = (pattern) => {
        for (const { text, atMs } of said) {
            const match = pattern.exec(text);
            if (match !== null)
                return Object.assign(match, { atMs });
        }
        return null;
    };
    return {
        find: (pattern) => new Promise((resolve, reject) => {
            const giveUpMs = systemClock.now() + PATIENCE_MS;
            const timer = setTimeout(() => { look(); }, PATIENCE_MS + 1);
            const look = () => {
                const match = found(pattern);
                if (match === null && !isOver && systemClock.now() < giveUpMs)
                    return;
                waiting.delete(look);
                clearTimeout(timer);
                if (match !== null)
                    resolve(match);
                else
                    reject(new Error(`the run said no line like ${String(pattern)}; the last ones: ${said.slice(-5).map(({ text }) => text).join(' | ')}`));
            };
            waiting.add(look);
            look();
        }),
    };
}
//# sourceMappingURL=live-run.js.map