import { messageOf } from '#libs/contracts';
import { layoutOf, openMemory, pack, readAlert, writeAlert, ALERT_SIZE } from './engine-state.js';
import { INACTIVE } from './alert-state.js';
import { ruleText } from './describe-rules.js';
import { groupLayers } from './group-layers.js';
import { createVerdicts, evaluateRule, seriesOf, transitionOf } from './evaluate-rule.js';
import { ruleVersion } from './rule-identity.js';
import { trimWindow } from './step-window.js';
/** Makes an engine of `rules`. @throws RangeError if two rules share a name */
export function createRuleEngine(rules, { expectedLayers = [] } = {}) {
    const versioned = rules.map((rule) => ({ rule, version: ruleVersion(rule), text: ruleText(rule) }));
    if (new Set(rules.map((rule) => rule.name)).size !== rules.length)
        throw new RangeError('two rules share a name');
    return {
        initial: () => ({ format: 1, lastStep: -1, layers: [...expectedLayers], rules: versioned.map(newRule) }),
        evaluate: (state, window) => evaluate(versioned, state, window),
        finish: (state, run, lastStep) => finish(versioned, state, run, lastStep),
        status: (state) => versioned.map((each) => statusOf(each, state)),
    };
}
function statusOf({ rule, version, text }, { rules }) {
    const { health = 'unknown', problem = null } = rules.find(({ name }) => name === rule.name) ?? {};
    return { rule: rule.name, version, health, problem, text, kind: rule.definition === undefined ? 'built-in' : 'own' };
}
function newRule({ rule, version }) {
    return { name: rule.name, version, health: 'unknown', problem: null, layout: layoutOf(rule), memory: '', group: null };
}
function evaluate(rules, state, whole) {
    const window = trimWindow(whole, state.lastStep);
    const last = window.steps.at(-1);
    if (last === undefined)
        return { state, transitions: [], pending: [] };
    const layers = [...new Set([...state.layers, ...window.layers.map((layer) => layer.name)])];
    const results = rules.map((by) => attempt(by, state, layers.length, (memory) => evaluateRule(by, seriesOf(by.rule, window, layers), memory)));
    return gather(results, { ...state, lastStep: last, layers });
}
function finish(rules, state, run, lastStep) {
    const results = rules.map((by) => attempt(by, state, state.layers.length, (memory) => end(by, { run, lastStep, layers: state.layers }, memory)));
    return gather(results, { ...state, lastStep: Math.max(state.lastStep, lastStep) });
}
/** The end of the run for one rule: drops what is pending, and asks the rule about the end itself. */
function end(by, { run, lastStep, layers }, memory) {
    const width = ALERT_SIZE + by.rule.memorySize;
    const verdicts = createVerdicts(1);
    const window = { run, firstStep: lastStep, steps: Int32Array.of(lastStep), loss: new Float32Array(0), layers: [] };
    verdicts.value[0] = NaN;
    const pending = [];
    const transitions = [];
    for (const { view, offset } of seriesOf(by.rule, window, layers)) {
        const row = memory.subarray(offset, offset + width);
        const { state, activeSince } = readAlert(row);
        const at = { verdicts, i: 0, step: lastStep };
        if (state === 'pending') {
            writeAlert(row, INACTIVE);
            const ended = transitionOf(by, view, { ...at, since: activeSince ?? lastStep, state: 'inactive' });
            pending.push({ ...ended, value: NaN, summary: `the run ended at step ${String(lastStep)}, before the condition had held long enough` });
        }
        if (state === 'firing' || !breaks(by.rule, view, { lastStep, row, verdicts }))
            continue;
        writeAlert(row, { state: 'firing', activeSince: lastStep, quietSince: null });
        transitions.push(transitionOf(by, view, { ...at, since: lastStep, state: 'firing' }));
    }
    return { transitions, pending, problem: null };
}
/** Whether the end of the run itself breaks the rule, along a series of the run. */
function breaks(rule, { layer }, at) {
    return layer === null && rule.finish?.(at.lastStep, at.row.subarray(ALERT_SIZE), at.verdicts) === true;
}
/** A rule that throws keeps the memory it had, says nothing, and is marked; the others go on. */
function attempt(by, state, layerCount, work) {
    const old = state.rules.find((rule) => rule.name === by.rule.name);
    try {
        const memory = openMemory(by.rule, by.version, old, layerCount);
        const { transitions, pending, problem } = work(memory);
        const { group, told } = by.rule.groupsLayers === true ? groupLayers(old?.group ?? null, transitions) : { group: null, told: transitions };
        const health = problem === null ? 'ok' : 'error';
        return { stored: { ...newRule(by), health, problem, memory: pack(memory), group }, transitions: told, pending };
    }
    catch (error) {
        return { stored: { ...(old ?? newRule(by)), health: 'error', problem: messageOf(error) }, transitions: [], pending: [] };
    }
}
function gather(results, state) {
    // stable: within a step the order of rules and layers stays
    const inOrder = (a, b) => a.step - b.step;
    const transitions = results.flatMap((result) => result.transitions).sort(inOrder);
    const pending = results.flatMap((result) => result.pending).sort(inOrder);
    return { state: { ...state, rules: results.map((result) => result.stored) }, transitions, pending };
}
//# sourceMappingURL=engine.js.map