import { Gauge } from 'prom-client';
import { LIVE_STATES } from '#libs/contracts';
import { findRuns, latestSteps, readStepWindow } from '#libs/decision-store';
import { PROMETHEUS_METRICS } from '#libs/stability-rules';
/** Layers that are told, of all live runs together: 7 series each. */
const MOST_LAYERS = 500;
/** Live runs that are told, newest first. */
const MOST_RUNS = 50;
/** The last recorded step of live runs, newest first; at most 50 of them. */
export async function readLastSteps(store) {
    const live = (await latestSteps(store)).filter(({ state, lastStep }) => LIVE_STATES.includes(state) && lastStep >= 0).slice(0, MOST_RUNS);
    const rows = new Map((await findRuns(store, live.map(({ run }) => run))).map((row) => [row.uuid, row.project]));
    return await Promise.all(live.map(async ({ run, lastStep }) => ({ run, project: rows.get(run) ?? '', window: await readStepWindow(store, run, { fromStep: lastStep, maxSteps: 1 }) })));
}
/** Gauges of the last step of live runs: what rules that are exported to Prometheus look at. */
export function runGauges(register) {
    const registers = [register];
    const gauge = (name, help, labelNames) => new Gauge({ name, help, labelNames, registers });
    const step = gauge('gradlens_run_step', 'Last recorded step of a live run', ['run', 'project']);
    const ofRun = Object.entries(PROMETHEUS_METRICS.run).map(([variable, name]) => [variable, gauge(name, `${variable} of a live run at its last recorded step`, ['run', 'project'])]);
    const ofLayer = Object.entries(PROMETHEUS_METRICS.layer).map(([measure, name]) => [measure, gauge(name, `${measure} of a layer of a live run at its last recorded step`, ['run', 'project', 'layer'])]);
    const leftOut = gauge('gradlens_layers_left_out', 'Layers of live runs that are not told, because there are too many', []);
    return (steps) => {
        for (const each of [step, ...ofRun.map(([, found]) => found), ...ofLayer.map(([, found]) => found)])
            each.reset();
        for (const { run, project, window } of steps) {
            step.set({ run, project }, window.steps[0] ?? -1);
            for (const [variable, found] of ofRun)
                set(found, { run, project }, runValue(window, variable));
        }
        const layers = steps.flatMap(({ run, project, window }) => window.layers.map((layer) => ({ labels: { run, project, layer: layer.name }, measures: layer.measures })));
        for (const { labels, measures } of layers.slice(0, MOST_LAYERS)) {
            for (const [measure, found] of ofLayer)
                set(found, labels, measures[measure][0]);
        }
        leftOut.set(Math.max(0, layers.length - MOST_LAYERS));
    };
}
/** What was never recorded is not told. */
function set(gauge, labels, value) {
    if (value !== undefined)
        gauge.set(labels, value);
}
/** A value of the run as a whole, as expressions of rules have it. */
function runValue({ loss, layers }, variable) {
    if (variable === 'loss')
        return loss[0];
    const measure = variable === 'scaleMin' || variable === 'scaleMax' ? 'scale' : variable;
    const present = layers.filter(({ measures }) => !Number.isNaN(measures.flags[0]) && measures[measure].length > 0);
    if (present.length === 0)
        return undefined;
    const values = present.map(({ measures }) => measures[measure][0] ?? NaN);
    if (variable === 'scaleMin')
        return Math.min(...values);
    if (variable === 'scaleMax')
        return Math.max(...values);
    return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
//# sourceMappingURL=run-gauges.js.map