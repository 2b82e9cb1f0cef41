import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../../apps/training-executor/src/running/write-whole.js';
/** Null where the task has not been finished. */
export function readResult(folder, task) {
    const file = fileOf(folder, task);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
/** One JSON file a task. */
export async function keepResult(folder, task, comparison) {
    const result = { task, commit: commitNow(), day: new Date().toISOString().slice(0, 10), comparison };
    await writeWhole(fileOf(folder, task), Buffer.from(`${JSON.stringify(result)}\n`));
}
function fileOf(folder, task) {
    return path.join(folder, `${task}.json`);
}
function commitNow() {
    const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
    try {
        return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ', altered'}`;
    }
    catch {
        return 'unknown';
    }
}
//# sourceMappingURL=state.js.map