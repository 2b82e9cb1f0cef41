import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
/**
 * Cells in `FOLDER/NAME.jsonl`, a line each; in memory alone without a folder. A line that a killed attempt left half
 * written is measured again.
 */
export function keptCells(folder, name) {
    const file = folder === undefined ? null : path.join(folder, `${name}.jsonl`);
    if (folder !== undefined)
        mkdirSync(folder, { recursive: true });
    const kept = new Map(file !== null && existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(cellOf) : []);
    return {
        async of(key, measure) {
            if (kept.has(key))
                return kept.get(key);
            const value = await measure();
            kept.set(key, value);
            if (file !== null)
                appendFileSync(file, `\n${JSON.stringify([key, value])}`);
            return value;
        },
    };
}
function cellOf(line) {
    try {
        return line === '' ? [] : [JSON.parse(line)];
    }
    catch {
        return [];
    }
}
//# sourceMappingURL=kept-cells.js.map