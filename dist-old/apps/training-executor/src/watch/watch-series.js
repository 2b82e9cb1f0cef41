import { InputError } from '#libs/contracts';
import { builtInRules, WINDOW_STEPS } from '#libs/stability-rules';
import { readRawRows, sourceOf, STDIN } from './read-raw-rows.js';
import { runColumnOf } from './series-columns.js';
import { rowReader } from './series-row.js';
import { StepGoesBack } from './step-block.js';
import { watchRun } from './watch-run.js';
/** Standard input is evaluated so often. Unit: ms. */
const EVALUATE_MS = 100;
/**
 * Evaluates the built-in rules, and rules of files, over a recorded series.
 *
 * @throws InputError for a file that cannot be read, a row that cannot be understood, or steps that go back.
 */
export async function watchSeries(series) {
    const source = sourceOf(series.file);
    const reader = rowReader(source, series.columns);
    const runs = watchRuns(series, source);
    let rows = 0;
    for await (const row of inOrder(series, reader)) {
        addTo(runs, row, reader);
        rows += 1;
        if (series.file === STDIN)
            runs.evaluateWhenDue();
        if (rows % PROGRESS_ROWS === 0)
            series.onProgress(rows);
    }
    if (rows === 0)
        throw nothingRead(source, reader);
    return { rows, ...runs.end(), columns: reader };
}
/** Adds a row. @throws InputError for a step that goes back, with the column that may tell runs apart. */
function addTo(runs, row, { ignored }) {
    try {
        runs.add(row);
    }
    catch (error) {
        const column = error instanceof StepGoesBack ? runColumnOf(ignored) : null;
        throw error instanceof StepGoesBack && column !== null ? error.withRunColumn(column) : error;
    }
}
/** Progress is told every so many rows. */
const PROGRESS_ROWS = 1024;
const MISSING = 'missing-decisions';
function watchRuns({ complete, every, clock, ownRules = [], onTransition, onProblem = () => undefined }, source) {
    const rules = [...builtInRules.filter(({ name }) => complete || name !== MISSING), ...ownRules];
    const runs = new Map();
    let [alerts, evaluatedAt] = [0, clock.elapsed()];
    const evaluate = (watch, atEnd) => {
        for (const found of watch.evaluate(atEnd)) {
            if (found.transition.state === 'firing')
                alerts += 1;
            onTransition(found);
        }
    };
    const sum = (of) => [...runs.values()].reduce((total, watch) => total + of(watch), 0);
    return {
        add(row) {
            const watch = runs.get(row.run) ?? watchRun({ source, run: row.run, rules, every, onProblem: once(onProblem) });
            runs.set(row.run, watch);
            watch.add(row);
            if (watch.waiting >= WINDOW_STEPS)
                evaluate(watch, false);
        },
        evaluateWhenDue() {
            if (clock.elapsed() - evaluatedAt < EVALUATE_MS)
                return;
            evaluatedAt = clock.elapsed();
            for (const watch of runs.values())
                evaluate(watch, false);
        },
        end() {
            for (const watch of runs.values())
                evaluate(watch, true);
            return { runs: runs.size, alerts, firing: sum(({ firing }) => firing.size), incidents: sum(({ incidents }) => incidents) };
        },
    };
}
/** The same for each rule once. */
function once(tell) {
    const told = new Set();
    return (rule, problem) => {
        if (!told.has(rule))
            tell(rule, problem);
        told.add(rule);
    };
}
async function* inOrder(series, reader) {
    const sorted = [];
    for await (const raw of readRawRows(series.file, series.stdin, series.signal)) {
        series.signal.throwIfAborted();
        const row = reader.understand(raw);
        if (row === null)
            continue;
        if (series.sort)
            sorted.push(row);
        else
            yield row;
    }
    yield* sorted.sort((a, b) => a.step - b.step); // stable: of two rows of a step the later one counts
}
function nothingRead(source, { read, ignored }) {
    const found = [...read.keys(), ...ignored];
    const value = found.length === 0 ? 'without a row' : `without a loss or a measure; columns: ${found.slice(0, 20).join(', ')}`;
    return new InputError({ source, path: '', value, allowed: 'a column loss, grad_norm or another measure (or --column loss=NAME), with rows below' });
}
//# sourceMappingURL=watch-series.js.map