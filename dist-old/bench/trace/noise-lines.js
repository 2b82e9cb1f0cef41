import { systemClock } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { decisionAt, replaySets, walkForward } from '#libs/decision-trace';
import { createTraining } from '#libs/training';
import { benchLine } from '../report.js';
import { drawTargets } from './judge-trace.js';
const TARGETS = 5;
/** What changing single scales, drawn by lot, by their last bit makes of the logits of some records: each change, and how many lie beyond 1e-5, where rounding alone does not reach. */
export async function noiseLines({ name, spec }, data, count) {
    const training = createTraining({ spec, data, clock: systemClock });
    const path = await walkForward(training, training.totalSteps, {});
    const random = seededRandom(5, 5);
    const places = Array.from({ length: count }, () => random.below(path.scales.length));
    const nudged = places.map((place) => [decisionAt(path, place, (path.scales[place] ?? 1) * (1 + 2 ** -23))]);
    const [plain, ...replayed] = await replaySets(training, path, { sets: [[], ...nudged], targets: drawTargets(data, TARGETS) });
    training.dispose();
    const largest = replayed.map(({ values }) => Math.max(...values.map((value, t) => Math.abs(value - (plain?.values[t] ?? NaN)))));
    return [
        benchLine({ name, metric: 'last bit: largest change', unit: '' }, largest),
        benchLine({ name, metric: 'last bit: beyond 1e-5', unit: `of ${count}` }, [largest.filter((change) => change > 1e-5).length]),
    ];
}
//# sourceMappingURL=noise-lines.js.map