import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunSpec, withProfileChoices } from '#libs/contracts';
import { loadDataset, splitOffValidation } from '#libs/datasets';
import { AUDITED } from '../trace/audit-costs.js';
const ATTRIBUTES = { adult: 'sex', compas: 'sex', german: 'status_and_sex' };
/** The data sets, the smallest first. */
export const PEOPLE = AUDITED.map(({ name, batchSize }) => ({ name, batchSize, attribute: ATTRIBUTES[name] })).toReversed();
/** Every scaler in both profiles. */
export function waysOf(scalers) {
    return scalers.flatMap((scaler) => ['normal', 'auditable'].map((profile) => ({ scaler, profile })));
}
/** `snr, auditable`. */
export function nameOf({ scaler, profile }) {
    const kind = scaler.kind === 'fixed' ? `scale ${scaler.scale}` : scaler.kind;
    return `${kind}, ${profile}`;
}
/** The net of `bench -- auditability`: what the product chooses where a spec says nothing, or what the profile chooses. */
export function specOf({ name, batchSize }, { scaler, profile }, { seed, steps }) {
    const free = { name, data: { kind: 'named', name }, model: { kind: 'mlp', hidden: [32, 16] }, scaler, batchSize, budget: { steps }, seeds: { init: seed, batches: seed } };
    // its choices alone: the profile refuses some of the scalers, and that is what the row is to show
    return parseRunSpec(profile === 'normal' ? free : { ...withProfileChoices({ ...free, profile }), profile: undefined }, 'bench');
}
/** The data, a part of the training split held back to choose and to stop on. */
export async function dataOf(of, dataDir) {
    const whole = await loadDataset({ kind: 'named', name: of.name, testFraction: 0.2, splitSeed: 0 }, { dataDir, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: '.' });
    return splitOffValidation(whole, 0);
}
//# sourceMappingURL=ways.js.map