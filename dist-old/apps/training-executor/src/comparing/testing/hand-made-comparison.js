import { judgeArms } from '#libs/scaling-comparison';
import { economyOf } from '../economy-of.js';
const [TARGET, BUDGET, EVERY] = [0.5, 400, 10];
const COSTS = { pricePerHour: null, watts: null, storagePerGbYear: 0, metaSeconds: 0, retrainings: 1 };
const SECONDS = {
    'scaler, recorded': { wall: [0.002, 0.002], processor: [0.002, 0.002] },
    'base optimizer alone': { wall: [0.0015, 0.0015], processor: [0.0015, 0.0015] },
    adam: { wall: [0.001, 0.001], processor: [0.001, 0.001] },
};
/** A comparison whose curves fall below the target at given steps, and end there with an accuracy of 0.9. */
export function handMadeComparison({ scaler, uniform, scaleOne, constant, cosine, costs = {}, choice }) {
    const arms = [
        arm('snr', 'scaler', scaler),
        arm('snr, uniform', 'uniform', uniform),
        arm('scale 1', 'scale 1', scaleOne),
        ...(choice === undefined ? [] : [arm(`${choice.role} choice`, choice.role, choice.steps)]),
        arm('adam, constant', 'baseline', constant),
        arm('adam, cosine', 'baseline', cosine),
    ];
    const [all, resampling] = [{ ...COSTS, ...costs }, { resamples: 200, uniform: draws() }];
    const results = judgeArms(arms, { target: TARGET, budget: BUDGET }, resampling);
    return {
        ...{ name: 'by hand', batchSize: 32, backend: 'wasm', budget: BUDGET, evaluateEvery: EVERY, seeds: 3, tuningSeeds: 1, tuned: true, target: TARGET, targetBy: 'adam, cosine', arms: results, seconds: SECONDS, costs: all },
        ...(choice === undefined ? {} : { choiceChanged: ['optimizer.learningRate 0.004 (was 0.032)'] }),
        data: { name: 'german', trainRows: 640, validationRows: 160, testRows: 200 },
        model: { kind: 'mlp', layers: 3, parameters: 1000 },
        economy: economyOf(results, { plainSeconds: SECONDS['base optimizer alone']?.processor ?? [], costs: all, layers: 3 }, resampling),
        machine: { platform: 'linux', arch: 'x64', cpu: 'a processor', cores: 2, memoryBytes: 1, load: 0.5 },
        version: '0.1.0',
    };
}
function arm(name, role, steps) {
    const curves = steps.map((step, seed) => curveTo(step, seed));
    const timed = ['scaler', 'auditable', 'free'].includes(role) ? 'scaler, recorded' : role === 'baseline' ? 'adam' : '';
    return { name, role, curves, accurate: curves, rates: { fast: 0.01, accurate: 0.01, atEdge: name === 'adam, cosine' }, secondsPerStep: SECONDS[timed] ?? null };
}
/** The mean of three looks is at the target for the first time at this step. */
function curveTo(step, seed) {
    const steps = Array.from({ length: BUDGET / EVERY }, (_, i) => EVERY * (i + 1));
    return { seed, steps, losses: steps.map((at) => (at > step - 3 * EVERY ? TARGET : 10)), testAccuracy: 0.9, testLoss: 0.4 };
}
/** A linear congruential generator. */
function draws() {
    let state = 7;
    return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
//# sourceMappingURL=hand-made-comparison.js.map