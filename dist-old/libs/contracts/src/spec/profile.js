import { InputError } from '../errors.js';
import { META_START } from './meta-weights.js';
/** What a spec may promise of a run as a whole. `auditable`: it can be traced, and its traces can be relied on. */
export const PROFILES = ['auditable'];
/** Backends on which counterfactual replays, many at once, are exact to the bit; native TensorFlow executes a run again bit for bit, but these up to rounding. */
export const DETERMINISTIC_BACKENDS = ['wasm', 'cpu'];
/** Base optimizers whose update has a reverse pass (libs/decision-trace): only decisions on them have estimated effects. */
const TRACED_OPTIMIZERS = ['schedule-free-adam', 'adam', 'sgd'];
/** Learning rates at which the runs of `bench -- trace` were smooth: metagradient norms of about 1 and less. Beyond them nothing is known; the fastest ones are chaotic. */
export const SMOOTH_LEARNING_RATES = { 'schedule-free-adam': 0.004, adam: 0.0015, sgd: 0.02 };
/** What nets have been measured with, besides rate and activation. */
const MEASURED_MODELS = ['mlp', 'cnn'];
/** Scalers whose decisions, neutralised, are changes small enough for an estimate; the others drive scales far from 1 (docs/trace.md). */
const SMALL_SCALES = ['fixed', 'snr', 'hypergradient', 'meta'];
/** What `meta` with a network of its own, which drives scales to their bound, was measured with: its bound, and the fastest rates; other optimizers were not. */
const HELD_NETWORK = { maxLogScale: 0.5, rates: { 'schedule-free-adam': 0.0015 } };
/** Steps between checkpoints of an auditable run, at the most. */
const MOST_BETWEEN_CHECKPOINTS = 100;
/** Why traces of a run of this spec are UNAVAILABLE, as the end of a sentence that begins with the run; null where they are not, or the spec is none. */
export function whyNotTraced(spec) {
    const optimizer = isFields(spec) ? spec['optimizer'] : null;
    const kind = isFields(optimizer) ? optimizer['kind'] : null;
    if (typeof kind !== 'string' || isTraced(kind))
        return null;
    return `trains with ${kind}, through whose update no reverse pass is known here: its decisions have no estimated effects`;
}
function isTraced(optimizer) {
    return TRACED_OPTIMIZERS.includes(optimizer);
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/**
 * A spec as a person writes it, with what `profile: auditable` chooses where it says nothing: smooth activations, average pooling, a smooth learning
 * rate, a deterministic backend, a checkpoint every 100 steps, small scales where `meta` has a network of its own. Any other document as it is.
 */
export function withProfileChoices(document) {
    if (!isFields(document) || document['profile'] !== 'auditable')
        return document;
    const { model, optimizer, scaler, backend = 'auto', checkpointEvery = MOST_BETWEEN_CHECKPOINTS } = document;
    const isHeld = namesNetwork(scaler);
    return {
        ...document, checkpointEvery,
        ...(isHeld ? { scaler: withDefaults({ maxLogScale: HELD_NETWORK.maxLogScale }, scaler) } : {}),
        model: withModelChoices(model),
        optimizer: withSmoothRate(optimizer, isHeld),
        backend: backend === 'auto' ? DETERMINISTIC_BACKENDS[0] : backend,
    };
}
function namesNetwork(scaler) {
    return isFields(scaler) && scaler['kind'] === 'meta' && scaler['weights'] !== undefined;
}
function withSmoothRate(optimizer = { kind: 'schedule-free-adam' }, hasNetwork) {
    if (!isFields(optimizer))
        return optimizer;
    const most = mostRate(optimizer['kind'], hasNetwork);
    return most === null ? optimizer : withDefaults({ learningRate: most }, optimizer);
}
/** The highest learning rate that runs with or without a network of `meta` were measured at; null of an optimizer that is not traced. */
function mostRate(kind, hasNetwork) {
    return (hasNetwork ? HELD_NETWORK.rates[kind] : undefined) ?? (isTraced(kind) ? SMOOTH_LEARNING_RATES[kind] : null);
}
function withModelChoices(model) {
    const isConvolutional = isFields(model) && model['kind'] === 'cnn';
    return withDefaults({ activation: 'tanh', ...(isConvolutional ? { pooling: 'average' } : {}) }, model);
}
/** What is no object is left to the schema to refuse. */
function withDefaults(defaults, value) {
    return isFields(value) ? { ...defaults, ...value } : value;
}
/** What keeps traces of a run from being relied on, by its spec. */
export function traceObstacles({ model, optimizer, scaler, backend }) {
    return [
        ...modelObstacles(model),
        ...scalerObstacles(scaler),
        ...optimizerObstacles(optimizer, isOwnNetwork(scaler)),
        ...(backend === 'auto' || DETERMINISTIC_BACKENDS.includes(backend) ? [] : [{ path: 'backend', value: JSON.stringify(backend), allowed: quoted(DETERMINISTIC_BACKENDS), effect: 'replays of decisions are exact only up to rounding there' }]),
    ];
}
function optimizerObstacles({ kind, learningRate }, hasNetwork) {
    if (!isTraced(kind))
        return [{ path: 'optimizer.kind', value: JSON.stringify(kind), allowed: quoted(TRACED_OPTIMIZERS), effect: 'no reverse pass through its update is known here, so traces are UNAVAILABLE' }];
    const most = mostRate(kind, hasNetwork) ?? Infinity;
    return [
        ...(hasNetwork && HELD_NETWORK.rates[kind] === undefined ? [{ path: 'optimizer.kind', value: JSON.stringify(kind), allowed: `${quoted(Object.keys(HELD_NETWORK.rates))} with a network of meta`, effect: 'traces of such runs have not been measured' }] : []),
        ...(learningRate > most ? [{ path: 'optimizer.learningRate', value: String(learningRate), allowed: `up to ${most} for ${kind}`, effect: 'beyond it runs may be chaotic, and no estimate holds there' }] : []),
    ];
}
function quoted(names) {
    return names.map((name) => `"${name}"`).join(', ');
}
function modelObstacles({ kind, activation, pooling = 'max' }) {
    return [
        ...(MEASURED_MODELS.includes(kind) ? [] : [{ path: 'model.kind', value: JSON.stringify(kind), allowed: quoted(MEASURED_MODELS), effect: 'traces of such nets have not been measured' }]),
        ...(kind === 'cnn' && pooling !== 'average' ? [{ path: 'model.pooling', value: JSON.stringify(pooling), allowed: '"average"', effect: 'which number of a window is the largest changes all at once, and no estimate sees such a jump' }] : []),
        ...(activation === 'relu' ? [{ path: 'model.activation', value: '"relu"', allowed: '"tanh", "gelu"', effect: 'estimates through its kinks are not to be relied on' }] : []),
    ];
}
function isOwnNetwork(scaler) {
    return scaler.kind === 'meta' && JSON.stringify(scaler.weights) !== JSON.stringify(META_START);
}
function scalerObstacles(scaler) {
    const effect = 'it drives scales so far from 1 that what neutralising them does is beyond an estimate';
    if (!SMALL_SCALES.includes(scaler.kind))
        return [{ path: 'scaler.kind', value: JSON.stringify(scaler.kind), allowed: quoted(SMALL_SCALES), effect }];
    if (scaler.kind !== 'meta' || !isOwnNetwork(scaler) || scaler.maxLogScale <= HELD_NETWORK.maxLogScale)
        return [];
    return [{ path: 'scaler.maxLogScale', value: String(scaler.maxLogScale), allowed: `up to ${HELD_NETWORK.maxLogScale} with a network of its own`, effect }];
}
/** Holds a spec to what its profile promises. @throws InputError naming the first field that breaks it */
export function requireProfile(spec, source) {
    if (spec.profile !== 'auditable')
        return;
    const [obstacle] = traceObstacles(spec);
    if (obstacle !== undefined)
        throw new InputError({ source, path: obstacle.path, value: obstacle.value, allowed: `${obstacle.allowed}, by profile auditable: ${obstacle.effect}` });
    if (spec.watchGrowth === false)
        throw new InputError({ source, path: 'watchGrowth', value: 'false', allowed: 'true, by profile auditable: whether a run can be traced is to be seen while it trains' });
    if (spec.checkpointEvery < 1 || spec.checkpointEvery > MOST_BETWEEN_CHECKPOINTS) {
        throw new InputError({ source, path: 'checkpointEvery', value: String(spec.checkpointEvery), allowed: `1 to ${MOST_BETWEEN_CHECKPOINTS}, by profile auditable` });
    }
}
//# sourceMappingURL=profile.js.map