import { parseAnchorLine } from './anchor-line.js';
/**
 * Reads the text of an anchor file. Empty lines and repeated ones are fine. A line that was cut off counts as torn: it
 * begins like a line and does not end like one. A writer that comes later begins a new line behind it.
 *
 * @throws InputError that names `source:line` for any other line that is none.
 */
export function parseAnchor(text, source = 'anchor') {
    const lines = new Map();
    const torn = [];
    for (const [index, line] of text.split('\n').entries()) {
        if (line.trim() === '' || lines.has(line))
            continue;
        if (isTorn(line))
            torn.push(index + 1);
        else
            lines.set(line, parseAnchorLine(line, `${source}:${index + 1}`));
    }
    return { lines: [...lines.values()], torn };
}
/** Runs that were anchored and are not among these: deleted, or of another database. */
export function anchoredRunsMissing(lines, runs) {
    return [...new Set(lines.map(({ run }) => run))].filter((run) => !runs.has(run));
}
const START = '{"run":"';
function isTorn(line) {
    return !line.endsWith('}') && (line.startsWith(START) || START.startsWith(line));
}
//# sourceMappingURL=anchor-file.js.map