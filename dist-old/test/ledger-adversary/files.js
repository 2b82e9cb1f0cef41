import { readFileSync, writeFileSync } from 'node:fs';
import { proveFile } from '#libs/decision-store';
import { dice } from './dice.js';
import { isFine } from './prove-in-transaction.js';
/** Flips bits of an exported ledger at random, one at a time; gives the places where that was not found. */
export async function tortureFile(file, trust, { changes, seed }) {
    const original = readFileSync(file);
    const { roll } = dice(seed);
    const missed = [];
    const changed = `${file}.changed`;
    for (let done = 0; done < changes; done++) {
        const [at, bit] = [roll(original.length), roll(8)];
        const bytes = Buffer.from(original);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(changed, bytes);
        if (isFine(await proveFile(changed, { trust: () => trust })))
            missed.push(`bit ${bit} of byte ${at}`);
    }
    return missed;
}
//# sourceMappingURL=files.js.map