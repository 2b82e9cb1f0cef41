// The same numbers logged with MLflow's SQL store and TensorBoard's writer, which are installed from PyPI on demand.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchLine, median } from '../report.js';
import { installEnvironment, runRival } from '../rivals-environment.js';
const LOGGERS = { name: 'rivals', tools: 'MLflow and TensorBoard', requirements: 'requirements.txt', check: 'import mlflow, sqlalchemy, tensorboard' };
/** What each rival is given: enough to settle, little enough to wait for. */
const RIVALS = [
    { tool: 'tensorboard', steps: 5000 },
    { tool: 'mlflow', steps: 100 },
];
/** Why the rivals cannot run here, or null when they are installed. */
export function installRivals() {
    return installEnvironment(LOGGERS);
}
/** Logs once with each rival: one turn of an interleaved comparison. */
export function runRivals(rates, layers, source) {
    for (const { tool, steps } of RIVALS) {
        const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-rival-'));
        try {
            const file = path.join(folder, 'values.bin');
            writeFileSync(file, Buffer.concat(Array.from({ length: steps }, (_, step) => bytesOf(source(step)))));
            const { decisions, seconds } = runRival(LOGGERS, 'log_decisions.py', [tool, file, String(layers), String(steps), folder]);
            rates.set(tool, [...(rates.get(tool) ?? []), decisions / seconds]);
        }
        finally {
            rmSync(folder, { recursive: true, force: true });
        }
    }
}
function bytesOf({ measures }) {
    return Buffer.from(measures.buffer, measures.byteOffset, measures.byteLength);
}
/** A line for each rival, with how many times as many decisions gradlens records. */
export function rivalLines(rates, ours, name) {
    return [...rates].map(([tool, found]) => benchLine({ name, metric: `${tool} logs`, unit: 'decisions/s', ratioTo: 'by gradlens', ratio: median(found) / median(ours) }, found));
}
//# sourceMappingURL=rivals.js.map