import { nextAlert } from './alert-state.js';
import { ALERT_SIZE, layoutOf, readAlert, writeAlert } from './engine-state.js';
import { fingerprintOf } from './rule-identity.js';
import { CALM, HOLDS, NO_SAMPLE } from './rule.js';
/** Room for the verdicts on `n` steps. */
export function createVerdicts(n) {
    return {
        holds: new Uint8Array(n),
        value: new Float64Array(n),
        level: new Float64Array(n),
        spread: new Float64Array(n),
        bound: new Float64Array(n),
        problem: null,
    };
}
/** All series of a rule in a window: those of the run, then those of each known layer. */
export function seriesOf(rule, window, layers) {
    const [run, perLayer, width] = layoutOf(rule);
    const present = new Map(window.layers.map((layer) => [layer.name, layer.measures]));
    const series = rule.runSeries.map((watched, i) => ({
        view: { window, layer: null, watched, measures: null },
        offset: i * width,
    }));
    layers.forEach((layer, at) => {
        const measures = present.get(layer) ?? null;
        rule.layerSeries.forEach((watched, i) => {
            series.push({ view: { window, layer, watched, measures }, offset: (run + at * perLayer + i) * width });
        });
    });
    return series;
}
/** Evaluates one rule along a whole window, changes `memory`, and returns what changed, series by series. */
export function evaluateRule(by, series, memory) {
    const told = [];
    const verdicts = createVerdicts(series[0]?.view.window.steps.length ?? 0);
    const width = ALERT_SIZE + by.rule.memorySize;
    for (const { view, offset } of series) {
        const row = memory.subarray(offset, offset + width);
        by.rule.evaluate(view, row.subarray(ALERT_SIZE), verdicts);
        if (!isIdle(row, verdicts))
            advance(by, view, { row, verdicts, told });
    }
    return { transitions: told.filter(isOfAlert), pending: told.filter((each) => !isOfAlert(each)), problem: verdicts.problem };
}
function isOfAlert(told) {
    return told.state === 'firing' || told.state === 'resolved';
}
/** Whether nothing can change, as along nearly every series of a calm run: a look at the bytes costs a tenth of the steps. */
function isIdle(row, { holds }) {
    return readAlert(row).state === 'inactive' && !holds.includes(HOLDS);
}
/** Takes the alert of one series through all verdicts. */
function advance(by, view, { row, verdicts, told }) {
    const { steps } = view.window;
    let alert = readAlert(row);
    // a plain loop: a closure here cost a quarter of the engine's speed
    for (let i = 0; i < steps.length; i++) {
        const verdict = verdicts.holds[i];
        if (verdict === NO_SAMPLE || (verdict === CALM && alert.state === 'inactive'))
            continue;
        const step = steps[i] ?? 0;
        const before = alert;
        alert = nextAlert(alert, verdict === HOLDS, step, by.rule.hold);
        const state = toldState(before.state, alert.state);
        if (state !== null)
            told.push(tell(by, view, { verdicts, i, step, since: sinceOf(alert, before), state }));
    }
    writeAlert(row, alert);
}
/** An alert that is inactive again was active since before. */
function sinceOf(alert, before) {
    return alert.activeSince ?? before.activeSince ?? 0;
}
function tell(by, view, { state, ...change }) {
    if (state === 'firing' || state === 'resolved')
        return transitionOf(by, view, { ...change, state });
    return transitionOf(by, view, { ...change, state });
}
/** The state that is told when an alert goes from `before` to `after`; null when nothing is. */
function toldState(before, after) {
    // resolved is the end already: what follows it is no news
    return after === before || (before === 'resolved' && after === 'inactive') ? null : after;
}
/** One transition, told with the numbers of verdict `i`. */
export function transitionOf({ rule, version }, view, change) {
    const { verdicts, i, step, since, state } = change;
    const { layer, watched } = view;
    const value = verdicts.value[i] ?? NaN;
    const level = verdicts.level[i] ?? NaN;
    const spread = verdicts.spread[i] ?? NaN;
    const bound = verdicts.bound[i] ?? NaN;
    return {
        run: view.window.run,
        rule: rule.name,
        ruleVersion: version,
        severity: rule.severity,
        layer,
        measure: watched,
        fingerprint: fingerprintOf(rule.name, layer, watched),
        state,
        step,
        since,
        value,
        ...routingOf(rule),
        ...rule.explain({ layer, watched, step, since, state: isUp(state) ? 'firing' : 'resolved', value, level, spread, bound }),
    };
}
function isUp(state) {
    return state === 'pending' || state === 'firing';
}
/** What a transition carries of its rule for those who route and act; nothing where the rule says nothing. */
function routingOf({ action, labels, runbook, shadow }) {
    return {
        ...(action === undefined ? {} : { action }),
        ...(labels === undefined ? {} : { labels }),
        ...(runbook === undefined ? {} : { runbook }),
        ...(shadow === true ? { shadow } : {}),
    };
}
//# sourceMappingURL=evaluate-rule.js.map