import { isUniform } from '#libs/contracts';
/** Learning rates that a tuned scaler is tried at, as multiples of the spec's: as many as a baseline has. */
const MULTIPLES = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4];
/**
 * The spec's own scaler, and beside it what tells whether choosing by layer does anything: the same scaler forced to one scale for
 * all layers, scale 1, and random scales. Optimizer, net and guards are those of the spec in all of them, and so is the learning
 * rate unless each arm is tuned. What would be the same arm twice is left out.
 *
 * @param also further scalers, each with its uniform form behind it.
 */
export function scalerArms(given, tuned, also = []) {
    const spec = { ...given, measures: undefined, provoke: [] };
    const { scaler: own, optimizer } = spec;
    const rates = tuned ? MULTIPLES.map((multiple) => multiple * optimizer.learningRate) : [optimizer.learningRate];
    const arm = (name, role, scaler) => ({ name, role, rates, spec: { ...spec, scaler } });
    const scaled = [own, ...also].flatMap((scaler) => withUniform(scaler, arm));
    const one = isScaleOne(own) ? [] : [arm('scale 1', 'scale 1', withoutScaling(spec).scaler)];
    const random = own.kind === 'random' || own.kind === 'fixed' ? [] : [arm('random scales', 'random', { kind: 'random', rate: 0.1, maxLogScale: 2 })];
    return numbered([...scaled, ...one, ...random]);
}
/** The arm of the other choice, auditable or free, at its own learning rate: what makes it that is not tuned. */
export function choiceArm({ kind, spec }) {
    return { name: `${kind} choice`, role: kind, rates: [spec.optimizer.learningRate], spec: { ...spec, measures: undefined, provoke: [] } };
}
function withUniform(scaler, arm) {
    const whole = arm(scalerName(scaler), 'scaler', scaler);
    if (scaler.kind === 'fixed' || isUniform(scaler))
        return [whole];
    return [whole, arm(`${scaler.kind}, uniform`, 'uniform', { ...scaler, uniform: true })];
}
/** A name that comes again gets a number: `snr`, `snr (2)`. */
function numbered(arms) {
    return arms.map((arm, i) => {
        const before = arms.slice(0, i).filter(({ name }) => name === arm.name).length;
        return before === 0 ? arm : { ...arm, name: `${arm.name} (${before + 1})` };
    });
}
/** The same spec with every scale 1 and nothing pushed. */
export function withoutScaling(spec) {
    return { ...spec, scaler: { kind: 'fixed', scale: 1, layers: {} }, provoke: [] };
}
function isScaleOne(scaler) {
    return scaler.kind === 'fixed' && scaler.scale === 1 && Object.keys(scaler.layers).length === 0;
}
function scalerName(scaler) {
    if (scaler.kind === 'fixed')
        return `fixed ${scaler.scale}`;
    return isUniform(scaler) ? `${scaler.kind}, uniform` : scaler.kind;
}
//# sourceMappingURL=arms.js.map