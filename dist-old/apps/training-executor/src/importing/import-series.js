import { createHash } from 'node:crypto';
import path from 'node:path';
import { InputError } from '#libs/contracts';
import { createRun, findRun, holdRules, holdRun, projectRules, saveAlertTransitions, startAttempt } from '#libs/decision-store';
import { openRunRecorder } from '../running/open-run-recorder.js';
import { productVersion } from '../running/provenance.js';
import { evaluationOf, frameOf, isFrame } from './import-frames.js';
import { evaluateImport } from './import-rules.js';
/** How long the end waits for a database that does not answer. Unit: ms. */
const PATIENCE_MS = 60_000;
/**
 * Takes a log in as a run of origin `import`: its own ledger, signed here, with what the log told and nothing else; then its alerts. The
 * uuid is made of content, names and project, so the same log again is the same run, and one that was cut off is finished.
 *
 * @throws InputError when another process is at it. @throws Error when the database does not take it.
 */
export async function importSeries(context, source, series, options) {
    const { store } = context;
    const run = uuidOf(series, options);
    const there = await findRun(store, run);
    const counts = { run, layers: series.layers.length, steps: framesIn(series) };
    if (there?.state === 'completed')
        return { ...counts, outcome: 'there', alerts: there.summary?.alerts ?? 0 };
    const holds = await holdAll(context, run);
    try {
        const alerts = await takeIn(context, source, series, { ...options, run });
        return { ...counts, outcome: 'imported', alerts };
    }
    finally {
        for (const hold of holds)
            await hold.release();
    }
}
/** Records a log that the caller holds, ends it, and only then stores its alerts: what happened long ago wakes nobody and asks for nothing. */
async function takeIn(context, source, series, options) {
    const { store, clock } = context;
    const { run, project } = options;
    const rules = await projectRules(store, clock).of(project);
    const found = evaluateImport(run, source.files[0]?.path ?? source.name, series, rules);
    await record(context, source, series, { ...options, found });
    const lastStep = (await findRun(store, run))?.lastStep ?? -1;
    await saveAlertTransitions(store, run, found.transitions, { lastStep, ruleState: { imported: true }, rules: found.rules });
    return found.alerts;
}
/** Of version 8: what is in it is ours to say. */
function uuidOf({ sha256 }, { project, mapping }) {
    const hex = createHash('sha256').update(JSON.stringify(['gradlens import 1', project, [...mapping].sort(), sha256])).digest('hex');
    const variant = '89ab'[parseInt(hex[16] ?? '0', 16) % 4] ?? '8';
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
/** Nobody else executes the run meanwhile, nor evaluates its rules: they see what the ledger cannot say, that a number was not logged. */
async function holdAll({ store }, run) {
    const execution = await holdRun(store, run);
    const rules = execution === null ? null : await holdRules(store, run);
    if (execution !== null && rules !== null)
        return [rules, execution];
    await execution?.release();
    throw new InputError({ source: null, path: 'import', value: `under way in another process (run ${run})`, allowed: 'one import of the same log at a time' });
}
function framesIn({ rows }) {
    return rows.filter(isFrame).length;
}
async function record(context, source, series, options) {
    const { store } = context;
    const { run, project, name, found } = options;
    const spec = { import: { kind: source.kind, files: source.files.map((file) => path.basename(file.path)), sha256: series.sha256, mapping: options.mapping } };
    await createRun(store, { uuid: run, project, name, spec, state: 'running', origin: 'import' });
    const facts = attemptFacts(source, series, spec);
    const attempt = await startAttempt(store, run, facts);
    const sink = openRunRecorder(context, { run, attempt, project, name, scaler: null, facts });
    try {
        await push(sink, series, options);
        const summary = summaryOf(run, series, found);
        sink.note({ kind: 'end', step: summary.steps, note: { state: 'completed', reason: `imported from ${source.kind}`, summary } });
        const { committed, problem } = await sink.close(PATIENCE_MS);
        if (!committed)
            throw new Error(`the database did not take all of run ${run}: ${problem ?? 'reason unknown'}; import it again`);
    }
    finally {
        await sink.close(PATIENCE_MS).catch(() => undefined); // told already
    }
}
function attemptFacts(source, { layers, columns, notes, sha256 }, spec) {
    const infos = layers.map((name, layer) => ({ layer, name, kind: '', module: '', depth: layer, parameterCount: 0 }));
    const read = Object.fromEntries([...columns.read].map(([name, meaning]) => [name, meaning.kind === 'measure' ? `${meaning.measure}${meaning.layer === null ? '' : `@${meaning.layer}`}` : meaning.kind]));
    return {
        layers: infos,
        backend: { name: 'external' },
        versions: { importedBy: `gradlens ${productVersion()}` },
        seeds: {},
        dataManifest: { import: source.kind, logSha256: sha256, read, estimated: [...notes.estimated], ...notes.facts },
        hardware: {},
        specSha256: createHash('sha256').update(JSON.stringify(spec)).digest('hex'),
        totalSteps: null,
    };
}
/** Records the steps and evaluations. Those that an import before this one recorded are compared and left out. */
async function push(sink, { rows, layers, columns }, { signal, onProgress }) {
    const numbers = new Map(layers.map((name, layer) => [name, layer]));
    const split = splitOf([...columns.read]);
    for (const [done, row] of rows.entries()) {
        signal.throwIfAborted();
        const frame = frameOf(row, numbers);
        while (frame !== null && !sink.push(frame))
            await sink.ready();
        const evaluation = evaluationOf(row, split);
        if (evaluation !== null)
            sink.note({ kind: 'fact', ...evaluation });
        if (done % 256 === 0)
            onProgress(done, rows.length);
    }
}
/** What the held-out loss is of, by the names of its columns. */
function splitOf(read) {
    const names = read.filter(([, { kind }]) => kind.startsWith('heldOut')).map(([name]) => name.toLowerCase());
    return names.length > 0 && names.every((name) => name.includes('test')) ? 'test' : 'validation';
}
function summaryOf(run, series, { alerts }) {
    const { rows, layers } = series;
    const last = (name) => finite(rows.findLast((row) => row[name] !== null)?.[name] ?? null);
    const isTest = splitOf([...series.columns.read]) === 'test';
    const steps = (rows.at(-1)?.step ?? -1) + 1;
    return {
        ...{ run, state: 'completed', steps, layers: layers.length, decisions: framesIn(series) * layers.length, trainLoss: last('loss') },
        ...{ testLoss: isTest ? last('heldOutLoss') : null, testAccuracy: isTest ? last('heldOutAccuracy') : null, stepsToTarget: null },
        ...{ seconds: 0, stepsPerSecond: 0, backend: 'external', alerts, weightsSha256: null },
    };
}
function finite(value) {
    return value !== null && Number.isFinite(value) ? value : null;
}
//# sourceMappingURL=import-series.js.map