// The level rule on the Numenta Anomaly Benchmark (58 series), scored by its rules, standard profile: the threshold is
// chosen on the whole corpus, as for the published scores beside it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createRuleEngine, gradientSpike, levelDeviations, mapMeasures, nabScore } from '#libs/stability-rules';
import { benchLine, printLines } from './report.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const FOLDER = path.join(process.env['GRADLENS_DATA_DIR'] ?? '../shared/data', 'nab');
/** Published for comparison: the best, the middle, a plain one, and dice. */
const PUBLISHED = ['ARTime', 'randomCutForest', 'windowedGaussian', 'skyline', 'random'];
const corpus = readCorpus();
const settings = gradientSpike.constants;
const scored = [
    { name: 'level rule, rises', score: scoreOf((deviation) => deviation) },
    { name: 'level rule, both sides', score: scoreOf(Math.abs) },
    { name: 'gradient-spike as it stands', score: nabScore(corpus.map(({ values: series, windows }) => ({ windows, scores: alertStarts(series) }))) },
];
const published = JSON.parse(read('results/final_results.json'));
printLines([
    ...scored.map(({ name, score }) => benchLine({ name, metric: 'NAB score, standard', unit: '' }, [score.score])),
    ...PUBLISHED.map((name) => benchLine({ name: `published: ${name}`, metric: 'NAB score, standard', unit: '' }, [published[name]?.standard ?? NaN])),
], values.json);
if (!values.json)
    for (const { name, score } of scored)
        process.stdout.write(`${name}: ${detail(score)}\n`);
function scoreOf(valueOf) {
    return nabScore(corpus.map(({ values: series, windows }) => ({ windows, scores: levelDeviations(series, settings).map(valueOf) })));
}
/** 1 where the rule raises an alert, with its own bound; an alert that goes on is not told again. */
function alertStarts(series) {
    const norms = Float32Array.from(series);
    const measures = mapMeasures((measure) => (measure === 'gradNorm' ? norms : new Float32Array(0)));
    const window = { run: 'nab', firstStep: 0, steps: Int32Array.from(series, (_, i) => i), loss: new Float32Array(0), layers: [{ name: 'all', measures }] };
    const engine = createRuleEngine([gradientSpike]);
    const starts = new Float64Array(series.length);
    for (const { state, step } of engine.evaluate(engine.initial(), window).transitions)
        if (state === 'firing')
            starts[step] = 1;
    return starts;
}
function detail({ seen, windows, falseAlarms, threshold }) {
    const points = corpus.reduce((sum, series) => sum + series.values.length, 0);
    return `${seen} of ${windows} windows seen, ${falseAlarms} points flagged outside of them (${corpus.length} series, ${points} points), threshold ${threshold.toFixed(2)}`;
}
function readCorpus() {
    const labels = JSON.parse(read('labels/combined_windows.json'));
    return Object.entries(labels).map(([file, limits]) => {
        const rows = read(`data/${file}`).trimEnd().split('\n').slice(1).map((row) => row.split(','));
        const times = rows.map(([time = '']) => time);
        // limits carry microseconds that the rows do not have
        const placeOf = (time) => times.indexOf(time.slice(0, 19));
        return { values: Float64Array.from(rows, ([, value]) => Number(value)), windows: limits.map(([from, to]) => ({ from: placeOf(from), to: placeOf(to) })) };
    });
}
function read(name) {
    return readFileSync(path.join(FOLDER, name), 'utf8');
}
//# sourceMappingURL=nab.bench.js.map