import { InputError } from '../errors.js';
/** How much is measured of each layer at every step. `economy`: norms only; cosine and noise, which need a running mean of the gradients, are NaN. */
export const MEASURE_LEVELS = ['full', 'economy'];
/**
 * Refuses `economy` where the scaler chooses by what it leaves out.
 *
 * @throws InputError
 */
export function requireMeasures({ measures, scaler }, source) {
    if (measures !== 'economy' || (scaler.kind !== 'snr' && scaler.kind !== 'meta'))
        return;
    throw new InputError({ source, path: 'measures', value: 'economy', allowed: `full where scaler.kind is ${scaler.kind}, which chooses by the noise of the gradients; economy with scalers other than snr and meta` });
}
//# sourceMappingURL=measure-level.js.map