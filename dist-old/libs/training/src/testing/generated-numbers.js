import { uniformStream } from '../models/random.js';
import { generatedData } from './generated-data.js';
/** Of the target: mean and deviation in its own unit. */
export const NUMBERS = { column: 'price', mean: 50, deviation: 20 };
/** A number that is a smooth function of the features, with noise; nearly standardised. */
export function generatedNumbers() {
    const data = generatedData();
    const numbered = (split, name) => {
        const noise = uniformStream(3, name);
        const targets = Float32Array.from({ length: split.count }, (_, row) => {
            const [a = 0, b = 0, c = 0] = split.features.subarray(8 * row, 8 * row + 3);
            return 1.2 * Math.tanh(a - b) + 0.5 * c + 0.1 * (noise() - 0.5);
        });
        return { ...split, labels: new Int32Array(split.count), targets };
    };
    return { ...data, classNames: [], target: NUMBERS, train: numbered(data.train, 'train'), test: numbered(data.test, 'test') };
}
//# sourceMappingURL=generated-numbers.js.map