import { parseRunSpec } from '#libs/contracts';
import { stepModels } from '../step-models.js';
/** A learning rate at which runs are smooth: beyond it any difference grows, and no curve says anything (docs/trace.md). */
const OPTIMIZER = { kind: 'schedule-free-adam', learningRate: 0.004 };
/** The nets of the step bench with smooth activations, on data that can be learnt: curves that mean something. */
export function curveModels() {
    return stepModels().map(({ name, spec, data }) => ({ name: `${name} gelu`, spec: smooth(spec), data: learnable(data) }));
}
function smooth({ model, batchSize, budget }) {
    const document = { name: 'curves', data: { kind: 'generated-credit' }, model: { ...model, activation: 'gelu' }, optimizer: OPTIMIZER, scaler: { kind: 'snr' }, batchSize, budget };
    return parseRunSpec(document, 'curves');
}
/** The same features, each row moved towards one of its class. */
function learnable(data) {
    const { count, features, labels } = data.train;
    const width = features.length / count;
    const moved = features.map((value, i) => {
        const label = labels[Math.floor(i / width)] ?? 0;
        return value + 0.5 * Math.sin(1 + (i % width) * (label + 1));
    });
    const train = { ...data.train, features: moved };
    return { ...data, train, test: train };
}
//# sourceMappingURL=curve-models.js.map