import { closeSync, openSync, writeSync } from 'node:fs';
import { seededRandom } from '#libs/datasets';
/** Features of the made table. */
export const COLUMNS = 12;
/** Writes a CSV of at least so many MiB: features drawn evenly from −1 to 1, and a number that depends on the first three. */
export function writeTable(file, mebibytes) {
    const random = seededRandom(7, 21);
    const descriptor = openSync(file, 'w');
    let size = writeSync(descriptor, `${Array.from({ length: COLUMNS }, (_, i) => `x${i}`).join(',')},y\n`);
    while (size < mebibytes * 2 ** 20) {
        const lines = Array.from({ length: 2000 }, () => {
            const x = Array.from({ length: COLUMNS }, () => 2 * random.unit() - 1);
            const [a = 0, b = 0, c = 0] = x;
            return [...x, Math.tanh(2 * a - b) + 0.5 * c + 0.2 * (random.unit() - 0.5)].map((value) => value.toFixed(6)).join(',');
        });
        size += writeSync(descriptor, `${lines.join('\n')}\n`);
    }
    closeSync(descriptor);
}
//# sourceMappingURL=made-table.js.map