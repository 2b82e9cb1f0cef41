/**
 * Seeded uniform numbers in [0, 1), 24 bits each: integer arithmetic only, so the same on every machine and backend.
 *
 * One stream per (seed, name): a layer's start does not depend on the layers beside it. sfc32, seeded by FNV-1a.
 *
 * @see Doty-Humphrey, PractRand, http://pracrand.sourceforge.net/RNG_engines.txt
 */
export function uniformStream(seed, name) {
    let [a, b, c, counter] = [hash(name, 0x811c9dc5), seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, 1];
    const next = () => {
        const t = (a + b + counter) | 0;
        counter = (counter + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + t) | 0;
        return (t >>> 8) / 2 ** 24;
    };
    // the first numbers still show the seed
    for (let i = 0; i < 15; i++)
        next();
    return next;
}
/** FNV-1a over UTF-16 code units, 32 bits. */
function hash(text, start) {
    let h = start;
    for (let i = 0; i < text.length; i++)
        h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    return h >>> 0;
}
//# sourceMappingURL=random.js.map