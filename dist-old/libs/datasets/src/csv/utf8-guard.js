import { isUtf8 } from 'node:buffer';
import { Transform } from 'node:stream';
import { InputError } from '#libs/contracts';
const LINE_END = 0x0a;
/**
 * Lets bytes through that are UTF-8, line by line. In any other encoding different texts would be read as one: two values of
 * a protected column that differ in an accent, as the same group.
 *
 * @throws InputError, by destroying the stream, that names the line.
 */
export function utf8Guard(source) {
    let line = 1;
    let rest = Buffer.alloc(0);
    const check = (bytes) => {
        if (isUtf8(bytes)) {
            line += countLines(bytes);
            return null;
        }
        const bad = firstBadLine(bytes);
        return notUtf8(source, line + bad.lines, bad.text);
    };
    return new Transform({
        transform(chunk, _encoding, done) {
            const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
            const end = bytes.lastIndexOf(LINE_END) + 1;
            rest = bytes.subarray(end);
            const problem = check(bytes.subarray(0, end));
            if (problem === null)
                done(null, bytes.subarray(0, end));
            else
                done(problem);
        },
        flush(done) {
            const problem = check(rest);
            if (problem === null)
                done(null, rest);
            else
                done(problem);
        },
    });
}
function countLines(bytes) {
    let lines = 0;
    for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1))
        lines += 1;
    return lines;
}
function firstBadLine(bytes) {
    let [from, lines] = [0, 0];
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, from)) {
        if (!isUtf8(bytes.subarray(from, end)))
            return { lines, text: bytes.subarray(from, end).toString('latin1') };
        [from, lines] = [end + 1, lines + 1];
    }
    return { lines, text: bytes.subarray(from).toString('latin1') };
}
function notUtf8(source, line, text) {
    const shown = text.trim().length > 60 ? `${text.trim().slice(0, 57)}...` : text.trim();
    const value = `not UTF-8 (as Latin-1 it reads ${JSON.stringify(shown)})`;
    return new InputError({ source, path: `line ${line}`, value, allowed: 'a file in UTF-8; iconv -f latin1 -t utf8 converts one' });
}
//# sourceMappingURL=utf8-guard.js.map