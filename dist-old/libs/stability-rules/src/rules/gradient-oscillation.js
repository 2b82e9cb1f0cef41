import { CALM, HOLDS, placeOf, short } from '../rule.js';
import { scanValues } from '../scan-values.js';
const SETTINGS = {
    /** Running mean of the cosine below which the gradient turns back more than it goes on. */
    maxAgreement: -0.5,
    /** Weight of a new cosine in the running mean. */
    rate: 0.05,
    /** Cosines taken before anything is flagged. */
    warmUpSteps: 50,
};
/** Numbers of memory: cosines seen, their running mean. */
const MEMORY_SIZE = 2;
const SEEN = 0;
const MEAN = 1;
/**
 * `gradient-oscillation`: the running mean (rate 0.05) of the cosine between a layer's gradient and the mean of the
 * gradients before it is below −0.5.
 *
 * For plain noise that cosine is 0 on average. Steps that jump across a valley turn the gradient round each time. That it
 * falls from 1 to about 0 is how every healthy run of ours goes within its first hundred steps, so a mere loss of
 * agreement is told by no rule.
 */
export const gradientOscillation = {
    name: 'gradient-oscillation',
    severity: 'warning',
    hold: { holdSteps: 0, keepFiringSteps: 50 },
    groupsLayers: true,
    constants: SETTINGS,
    runSeries: [],
    layerSeries: ['cosine'],
    memorySize: MEMORY_SIZE,
    evaluate: scan,
    explain: ({ layer, step, state, level }) => ({
        threshold: SETTINGS.maxAgreement,
        summary: `gradient of ${placeOf(layer)} ${state === 'firing' ? 'turns back each step' : 'no longer turns back'}: its mean cosine with the steps before is ${short(level)} at step ${String(step)}`,
    }),
    text: {
        condition: "The running mean (weight 0.05) of the cosine between a layer's gradient and the running mean of its gradients before is below −0.5. Not in the first 50 steps.",
        meaning: 'The steps jump across the valley instead of going along it: the layer oscillates. Its learning rate times scale is too high for the curvature.',
        action: 'Lower the learning rate or the scale of this layer (by 2 to 3 times). With momentum, lower that too.',
        falseAlarms: '0 on 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers): their running mean cosine was never below −0.33, nor below −0.41 in one more (schedule-free on Fashion-MNIST). 0 on 200 000 steps of plain noise in a layer of 8 parameters. Provoked runs (adam at 100 times, sgd at 100 times their learning rate) reached −0.52 and −0.63 in the head.',
        measuredBy: 'test/healthy-runs.e2e-spec.ts',
        source: 'Sign of successive gradients, as in Rprop (Riedmiller and Braun 1993) and hypergradient descent (arXiv 1703.04782); bound measured on our runs.',
    },
};
function scan(view, memory, verdicts) {
    scanValues(view, verdicts, (cosine, i) => {
        const seen = (memory[SEEN] ?? 0) + 1;
        const last = memory[MEAN] ?? 0;
        // a cosine beyond ±1 can only be rounding or a foreign record: it counts as what it can be
        const mean = last + Math.max(SETTINGS.rate, 1 / seen) * (Math.max(-1, Math.min(1, cosine)) - last);
        memory[SEEN] = seen;
        memory[MEAN] = mean;
        verdicts.level[i] = mean;
        verdicts.bound[i] = SETTINGS.maxAgreement;
        return seen > SETTINGS.warmUpSteps && mean < SETTINGS.maxAgreement ? HOLDS : CALM;
    });
}
//# sourceMappingURL=gradient-oscillation.js.map