import { withoutScaling } from './arms.js';
/** Base optimizers that are tuned to be compared with, and references that are asked for by name. */
export const BASELINE_FAMILIES = ['adam', 'adamw', 'sgd', 'schedule-free-adamw', 'lamb', 'muon', 'prodigy'];
/** What a comparison is held against where nobody says. */
export const USUAL_FAMILIES = ['adam', 'adamw', 'sgd'];
/** Decoupled from the moments. */
const DECAY = { weightDecay: 0.01 };
const ADAM = { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };
/** With the averaging of the recipe and no scaler. */
const SCHEDULE_FREE = { kind: 'schedule-free-adam', learningRate: 0.032, beta1: 0.8, beta2: 0.999, epsilon: 1e-8, warmupSteps: 20, ...DECAY };
const BOTH = ['constant', 'cosine'];
const FAMILIES = {
    adam: { optimizer: ADAM, rates: doubling(0.0005), schedules: BOTH },
    adamw: { optimizer: { ...ADAM, ...DECAY }, rates: doubling(0.0005), schedules: BOTH },
    sgd: { optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9, weightDecay: 0 }, rates: doubling(0.01), schedules: BOTH },
    // it averages in place of falling
    'schedule-free-adamw': { optimizer: SCHEDULE_FREE, rates: doubling(0.002), schedules: ['constant'] },
    lamb: { optimizer: { ...ADAM, ...DECAY, kind: 'lamb', epsilon: 1e-6 }, rates: doubling(0.0025), schedules: BOTH },
    muon: { optimizer: { ...ADAM, ...DECAY, kind: 'muon', momentum: 0.95 }, rates: doubling(0.0005), schedules: BOTH },
    // it finds its rate by itself; the grid is around 1, where nothing is tuned
    prodigy: { optimizer: { ...ADAM, kind: 'prodigy', learningRate: 1, firstDistance: 1e-6 }, rates: doubling(0.125), schedules: BOTH },
};
/** Learning rates that a baseline is tried at. */
export const RATE_GRIDS = Object.fromEntries(BASELINE_FAMILIES.map((family) => [family, FAMILIES[family].rates]));
/** Each family at a constant learning rate and, where that is how it is used, on a cosine that falls to 0 at the budget; scale 1, on the spec's net and data. */
export function baselinesOf(given, families, budget) {
    const spec = { ...withoutScaling(given), measures: undefined, placement: 'direction' };
    return families.flatMap((family) => {
        const { optimizer, rates, schedules } = FAMILIES[family];
        return schedules.map((schedule) => {
            const pace = schedule === 'cosine' ? { schedule: { kind: schedule, steps: budget, floor: 0 } } : {};
            return { name: `${family}, ${schedule}`, role: 'baseline', family, rates, spec: { ...spec, optimizer: { ...optimizer, learningRate: rates[0] ?? NaN, ...pace } } };
        });
    });
}
function doubling(first) {
    return Array.from({ length: 7 }, (_, k) => first * 2 ** k);
}
//# sourceMappingURL=baselines.js.map