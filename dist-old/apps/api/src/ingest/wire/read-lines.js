import { IngestProblem } from '../ingest-problem.js';
const NEWLINE = 0x0a;
/**
 * The lines of a body in UTF-8, without those that are blank.
 *
 * @throws IngestProblem bad-line for one that is not UTF-8; too-large for one above `lineBytes`.
 */
export async function* readLines(body, { lineBytes }) {
    let parts = [];
    let length = 0;
    let line = 1;
    const take = (piece) => {
        length += piece.length;
        if (length > lineBytes)
            throw new IngestProblem('too-large', `line ${line} has more than ${lineBytes} bytes`, { line, allowedBytes: lineBytes });
        parts.push(piece);
    };
    const finish = () => {
        const done = { line, text: decode(Buffer.concat(parts), line) };
        parts = [];
        length = 0;
        line += 1;
        return done;
    };
    for await (const chunk of body) {
        let from = 0;
        for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
            take(chunk.subarray(from, to));
            from = to + 1;
            const done = finish();
            if (done.text.trim() !== '')
                yield done;
        }
        if (from < chunk.length)
            take(Buffer.from(chunk.subarray(from)));
    }
    const last = finish();
    if (last.text.trim() !== '')
        yield last;
}
function decode(bytes, line) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new IngestProblem('bad-line', `line ${line} is not UTF-8`, { line });
    }
}
//# sourceMappingURL=read-lines.js.map