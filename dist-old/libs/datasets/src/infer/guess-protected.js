import { valuesOf } from './profile-columns.js';
import { wordsOf } from './name-words.js';
import { PROTECTED_GROUNDS, isAboutThings } from './protected-words.js';
/** How much of a column its well-known values must cover. */
const COVERED_SHARE = 0.5;
/** Whether a column may be a protected attribute, by its name, else by its values; a person confirms. */
export function guessProtected(column) {
    return byName(column.name) ?? byValues(column) ?? { value: false, confidence: 0.7, reason: 'neither name nor values speak of a protected ground' };
}
function byName(name) {
    const words = wordsOf(name);
    for (const { ground, names } of PROTECTED_GROUNDS) {
        const found = words.find((word) => names.test(word)) ?? (names.test(words.join('')) ? name : undefined);
        if (found === undefined)
            continue;
        const isDoubtful = words.some(isAboutThings);
        if (!isDoubtful)
            return { value: true, confidence: 0.95, reason: `its name speaks of ${ground} ("${found}")` };
        return { value: false, confidence: 0.4, reason: `its name has "${found}" (${ground}), but seems to be about a thing` };
    }
    return null;
}
function byValues(column) {
    const values = valuesOf(column).filter(([text]) => Number.isNaN(Number(text)));
    const rows = values.reduce((sum, [, count]) => sum + count, 0);
    for (const ground of PROTECTED_GROUNDS) {
        const known = values.filter(([text]) => isValueOf(text, ground));
        const covered = known.reduce((sum, [, count]) => sum + count, 0);
        if (known.length < 2 || covered < COVERED_SHARE * rows)
            continue;
        const shown = known.slice(0, 2).map(([text]) => `"${text}"`).join(', ');
        if (known.every(([text]) => text.length === 1))
            return fromLetters(column.name, ground.ground, shown);
        return { value: true, confidence: 0.85, reason: `its values speak of ${ground.ground} (${shown})` };
    }
    return null;
}
/** F and M may be female and male, or felony and misdemeanour: where the column has a name, that name decides. */
function fromLetters(name, ground, shown) {
    const reason = `its values ${shown} could speak of ${ground}`;
    return { value: /^column_\d+$/.test(name), confidence: 0.3, reason };
}
function isValueOf(text, { values }) {
    return values.includes(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}
//# sourceMappingURL=guess-protected.js.map