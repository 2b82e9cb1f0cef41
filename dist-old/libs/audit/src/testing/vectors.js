import { readFileSync } from 'node:fs';
/** What independent implementations compute: a file of test/vectors. */
export function readVectors(name) {
    return JSON.parse(readFileSync(new URL(`../../../../test/vectors/${name}.json`, import.meta.url), 'utf8'));
}
//# sourceMappingURL=vectors.js.map