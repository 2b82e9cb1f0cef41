import { readFileSync } from 'node:fs';
import { scalerSchema } from '#libs/contracts';
/** Scaler `meta` with the shipped network that was learned; set by hand it would be `snr`. */
export function learnedScaler() {
    return scalerSchema.parse({ kind: 'meta', weights: JSON.parse(readFileSync('examples/meta-small.weights.json', 'utf8')) });
}
//# sourceMappingURL=learned-scaler.js.map