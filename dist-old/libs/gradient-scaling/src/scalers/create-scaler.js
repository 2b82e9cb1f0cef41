import { isUniform } from '#libs/contracts';
import { agcScaler } from './agc.js';
import { fixedScaler } from './fixed.js';
import { hypergradientScaler } from './hypergradient.js';
import { metaScaler } from './meta.js';
import { randomScaler } from './random.js';
import { snrScaler } from './snr.js';
import { trustRatioScaler } from './trust-ratio.js';
import { uniformScaler } from './uniform.js';
/**
 * The scaler that a spec asks for.
 *
 * @param networks of scaler `meta`, in place of the spec's: one for each replica.
 * @throws InputError if the spec names a layer that the model does not have.
 */
export function createScaler(spec, layout, networks) {
    const scaler = networks !== undefined && spec.kind === 'meta' ? metaScaler({ ...spec, weights: networks }) : perLayer(spec, layout);
    return isUniform(spec) ? uniformScaler(scaler) : scaler;
}
function perLayer(spec, layout) {
    switch (spec.kind) {
        case 'fixed':
            return fixedScaler(spec, layout.layers.map((layer) => layer.name));
        case 'snr':
            return snrScaler(spec);
        case 'meta':
            return metaScaler(spec);
        case 'hypergradient':
            return hypergradientScaler(spec);
        case 'trust-ratio':
            return trustRatioScaler(spec);
        case 'agc':
            return agcScaler(spec);
        case 'random':
            return randomScaler(spec);
    }
}
//# sourceMappingURL=create-scaler.js.map