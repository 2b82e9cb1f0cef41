import { watchRun } from '../watch/watch-run.js';
/** A log has no steps that should be there and are not: most tools log every so many. */
const MISSING = 'missing-decisions';
/**
 * Evaluates rules over a log as `gradlens watch` does: holds are stretched by the distance of its first two steps, and what was not
 * logged is no sample.
 */
export function evaluateImport(run, source, { rows }, rules) {
    const problems = new Map();
    const used = rules.filter(({ name }) => name !== MISSING);
    const watch = watchRun({ source, run, rules: used, every: null, onProblem: (rule, problem) => problems.set(rule, problem) });
    for (const row of rows)
        watch.add(row);
    const transitions = watch.evaluate(true).map(({ transition }) => transition);
    return { transitions, alerts: transitions.filter(({ state }) => state === 'firing').length, rules: watch.rules() };
}
//# sourceMappingURL=import-rules.js.map