import { createRuleEngine, ruleVersion, WINDOW_STEPS } from '#libs/stability-rules';
import { readRuleWindow } from '../reading/read-rule-window.js';
import { listLayers } from '../runs/run-parts.js';
import { diffOf } from './backtest-diff.js';
/**
 * Evaluates rules over stored runs, and those they would replace, and tells the difference. All other rules go on as they
 * are, so this is the difference between the active sets before and after.
 */
export async function backtest({ store, runs, rules, active, signal, onRun }) {
    const found = [];
    let [steps, seen] = [0, 0];
    for (const [at, run] of runs.entries()) {
        onRun(at);
        const evaluated = { after: evaluator(run, rules), before: evaluator(run, active) };
        const layers = (await listLayers(store, [run.uuid])).get(run.uuid) ?? [];
        const read = await alongRun(store, run, { signal, evaluators: [evaluated.after, evaluated.before] });
        if (read > 0 && layers.length > 0)
            seen += 1;
        steps += read;
        found.push(evaluated);
    }
    return { runs: seen, steps, diffs: rules.map((rule) => diffOfRule(rule, active.find(({ name }) => name === rule.name), found)) };
}
function diffOfRule(rule, old, found) {
    const parts = found.map(({ after, before }) => diffOf(after.alerts.get(rule.name) ?? [], before.alerts.get(rule.name) ?? []));
    return {
        ...{ rule: rule.name, version: ruleVersion(rule), before: old === undefined ? null : ruleVersion(old) },
        added: parts.flatMap(({ added }) => added),
        removed: parts.flatMap(({ removed }) => removed),
        kept: parts.reduce((sum, { kept }) => sum + kept, 0),
        problem: found.map(({ after }) => after.problems.get(rule.name)).find((problem) => problem !== undefined) ?? null,
    };
}
function evaluator(run, rules) {
    const engine = createRuleEngine(rules);
    let state = engine.initial();
    const alerts = new Map(rules.map(({ name }) => [name, []]));
    const note = alertNoter(run, alerts);
    const problems = new Map();
    return {
        alerts,
        problems,
        take: (window) => {
            const next = engine.evaluate(state, window);
            state = next.state;
            next.transitions.forEach(note);
            for (const { name, problem } of state.rules)
                if (problem !== null)
                    problems.set(name, problem);
        },
    };
}
/** Makes alerts of transitions, each in one look: rules that flap make hundreds of thousands. */
function alertNoter({ uuid, name: runName }, alerts) {
    const firing = new Map();
    return ({ state, rule, fingerprint, layer, step, since, value, summary }) => {
        const key = `${fingerprint} ${since}`;
        if (state === 'firing') {
            const alert = { run: uuid, runName, layer, step, since, resolved: null, value, summary };
            alerts.get(rule)?.push(alert);
            firing.set(key, alert);
            return;
        }
        const ended = firing.get(key);
        if (ended !== undefined)
            ended.resolved = step;
        firing.delete(key);
    };
}
/** Returns how many steps there were. */
async function alongRun(store, run, { signal, evaluators }) {
    let [fromStep, steps] = [0, 0];
    for (;;) {
        signal.throwIfAborted();
        const window = await readRuleWindow(store, run.uuid, { fromStep, maxSteps: WINDOW_STEPS });
        const last = window.steps.at(-1);
        if (last === undefined)
            return steps;
        for (const each of evaluators)
            each.take(window);
        fromStep = last + 1;
        steps += window.steps.length;
    }
}
//# sourceMappingURL=backtest.js.map