import { unstorablePath } from '#libs/contracts';
/** JSON is nested so deep at most. */
const MOST_DEPTH = 64;
/** What keeps a JSON value from being stored, as a sentence part; null when nothing does. */
export function unstorable(value) {
    if (depthOf(value) > MOST_DEPTH)
        return `it is nested deeper than ${MOST_DEPTH}`;
    return unstorablePath(value) !== null ? 'it has a NUL or half of a surrogate pair' : null;
}
/** How deep a value is nested, or one more than allowed. Without recursion: the depth is the sender's choice. */
function depthOf(value) {
    let level = [value];
    for (let depth = 0; depth <= MOST_DEPTH; depth++) {
        level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
        if (level.length === 0)
            return depth;
    }
    return MOST_DEPTH + 1;
}
//# sourceMappingURL=storable-json.js.map