// What the built-in rules find in 618 recorded AlgoPerf runs (nobody has labelled them), and with --plots FILE a page
// of 30 alerts drawn by lot, to be judged by eye.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { seededRandom } from '#libs/datasets';
import { builtInRules, createRuleEngine, globalGradientSpike, parseRecordedRuns } from '#libs/stability-rules';
import { benchLine, printLines } from './report.js';
import { alertPage } from './traces/alert-page.js';
const SAMPLE = 30;
const FILE = 'training_traces/dev_loss_gradnorm.csv.gz';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, plots: { type: 'string' }, seed: { type: 'string', default: '1' } } });
const runs = parseRecordedRuns(gunzipSync(readFileSync(path.join(process.env['GRADLENS_DATA_DIR'] ?? '../shared/data', FILE))).toString('utf8'));
const points = runs.reduce((sum, run) => sum + run.steps.length, 0);
const engine = createRuleEngine(builtInRules);
const found = runs.flatMap(alertsOf);
printLines([rateLine(`${runs.length} runs, all rules`, found.length), ...builtInRules.map(({ name }) => rateLine(name, found.filter(({ alert }) => alert.rule === name).length))], values.json);
printLines(ofTwoLayers(), values.json);
if (!values.json) {
    const silent = runs.filter((run) => found.every((one) => one.run !== run)).length;
    process.stdout.write(`${points} points, ${found.length} alerts, ${silent} of ${runs.length} runs without one\n`);
}
if (values.plots !== undefined) {
    const drawn = drawByLot(found, SAMPLE, Number(values.seed));
    writeFileSync(values.plots, alertPage(drawn));
    process.stderr.write(`${drawn.length} alerts are drawn in ${values.plots}\n`);
}
function alertsOf(run) {
    const { transitions } = engine.evaluate(engine.initial(), run);
    return transitions.filter(({ state }) => state === 'firing').map((alert) => ({ run, alert }));
}
/** The recorded norm is global already, of which the rule on it sees nothing: it is asked about a net of two layers that each have that norm. */
function ofTwoLayers() {
    const alone = createRuleEngine([globalGradientSpike]);
    const alerts = runs.flatMap((run) => {
        const layers = ['first', 'second'].flatMap((name) => run.layers.map((layer) => ({ ...layer, name })));
        const fired = alone.evaluate(alone.initial(), { ...run, layers }).transitions.filter(({ state }) => state === 'firing');
        return fired.map(({ step }) => ({ isShared: found.some((one) => one.run === run && one.alert.rule === 'gradient-spike' && one.alert.step === step) }));
    });
    const name = `${globalGradientSpike.name}, of two layers`;
    return [rateLine(name, alerts.length), rateLine(`${name}, where no gradient-spike begins at that point`, alerts.filter(({ isShared }) => !isShared).length)];
}
function rateLine(name, alerts) {
    return benchLine({ name, metric: 'alerts', unit: '/1000 points' }, [(1000 * alerts) / points]);
}
function drawByLot(from, count, seed) {
    const random = seededRandom(seed);
    const left = [...from];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.below(left.length), 1)).flat();
}
//# sourceMappingURL=traces.bench.js.map