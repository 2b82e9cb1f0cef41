import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '#libs/contracts';
const EVENT_FILE = /(^|\.)tfevents\./;
const WANDB_FILE = /^run-.*\.wandb$/;
/** Folders beside or below the event files of a run that hold a part of it, and not another run: by Keras, and by `add_scalars`. */
const PART = /(?:^|_)(train|training|validation|val|eval|test)$/;
/**
 * The runs at a path: a table (CSV, JSON lines, Parquet), an event file or a `.wandb` file; or a folder in which event files or `.wandb`
 * files lie, at any depth. Each folder of event files is a run, but `train`, `validation` and the like, which are parts of the run above.
 *
 * @throws InputError when there is nothing that can be taken in.
 */
export function findSources(at) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found === undefined)
        throw refused(at, JSON.stringify(at), 'a file or a folder that is there');
    if (!found.isDirectory())
        return [sourceOfFile(at)];
    const files = filesBelow(at);
    const logs = files.filter((file) => WANDB_FILE.test(path.basename(file))).map(sourceOfFile);
    const events = files.filter((file) => EVENT_FILE.test(path.basename(file)));
    const sources = [...logs, ...runsOfEvents(path.resolve(at), events)];
    if (sources.length === 0)
        throw refused(at, `${JSON.stringify(at)}, a folder without logs`, 'a folder with event files of TensorBoard (*tfevents*) or run-*.wandb files of W&B, or a file of CSV, JSON lines or Parquet');
    return sources;
}
function sourceOfFile(file) {
    const name = path.basename(file);
    const files = [{ path: file, prefix: '' }];
    if (WANDB_FILE.test(name))
        return { kind: 'wandb', name: name.replace(/\.wandb$/, ''), files };
    if (EVENT_FILE.test(name))
        return { kind: 'tensorboard', name: path.basename(path.dirname(path.resolve(file))), files };
    return { kind: 'table', name: name.replace(/(\.(csv|tsv|txt|jsonl?|ndjson|parquet|gz))+$/, ''), files };
}
function filesBelow(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort();
}
function runsOfEvents(root, files) {
    const runs = new Map();
    for (const file of files) {
        const folder = path.dirname(path.resolve(file));
        const part = folder === root ? null : (PART.exec(path.basename(folder))?.[1] ?? null);
        const run = part === null ? folder : path.dirname(folder);
        runs.set(run, [...(runs.get(run) ?? []), { path: file, prefix: part === null ? '' : `${part}/` }]);
    }
    return [...runs].map(([folder, parts]) => ({ kind: 'tensorboard', name: path.relative(path.dirname(root), folder) || path.basename(folder), files: parts }));
}
function refused(source, value, allowed) {
    return new InputError({ source, path: 'PATH', value, allowed });
}
//# sourceMappingURL=find-sources.js.map