// Whether a table that is larger than the heap can be trained on, and what memory that takes: a made CSV, trained on in a process with a small heap,
// once from the disk, once as if it fitted. And, with a large heap, whether both give the same weights.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchLine, printLines } from './report.js';
import { writeTable } from './stored/made-table.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, size: { type: 'string', default: '128' }, heap: { type: 'string', default: '64' }, steps: { type: 'string', default: '100' } } });
const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'stored', 'train-stored.js');
const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-stored-'));
const file = path.join(folder, 'table.csv');
/** Null where the process ended for want of memory. */
function train(heapMiB, memoryMiB) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`--max-old-space-size=${heapMiB}`, program, file, memoryMiB, values.steps], { encoding: 'utf8' });
    if (status === 0)
        return JSON.parse(stdout);
    if (stderr.includes('heap out of memory'))
        return null;
    throw new Error(`training ended with ${String(status)}: ${stderr.slice(0, 2000)}`);
}
try {
    writeTable(file, Number(values.size));
    const [stored, whole] = [train(Number(values.heap), '1'), train(Number(values.heap), 'Infinity')];
    if (stored === null)
        throw new Error('the stored table did not fit either');
    const large = train(8192, 'Infinity');
    const name = `${(statSync(file).size / 2 ** 20).toFixed(0)} MiB, ${stored.rows} rows, heap of ${values.heap} MiB`;
    printLines([
        benchLine({ name, metric: 'peak resident set, from the disk', unit: 'MiB' }, [stored.peakMiB]),
        benchLine({ name, metric: 'in memory it ends for want of heap', unit: '1 = yes', target: { min: 1 } }, [whole === null ? 1 : 0]),
        benchLine({ name: 'a heap of 8 GiB', metric: 'peak resident set, in memory', unit: 'MiB' }, [large?.peakMiB ?? NaN]),
        benchLine({ name, metric: 'weights as those in memory, to the bit', unit: '1 = yes', target: { min: 1 } }, [stored.weightsSha256 === large?.weightsSha256 ? 1 : 0]),
        benchLine({ name, metric: 'a step, from the disk', unit: 'ms' }, [stored.stepMs]),
        benchLine({ name: 'a heap of 8 GiB', metric: 'a step, in memory', unit: 'ms' }, [large?.stepMs ?? NaN]),
        benchLine({ name, metric: 'R² on the test split', unit: '' }, [stored.r2]),
    ], values.json);
}
finally {
    rmSync(folder, { recursive: true, force: true });
}
//# sourceMappingURL=stored.bench.js.map