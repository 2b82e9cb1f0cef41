import { describe, expect, it } from 'vitest';
import { verifyHead } from '../signing/signed-head.js';
import { makeLedger, RUN, signers } from '../testing/made-ledger.js';
import { anchoredRunsMissing, parseAnchor } from './anchor-file.js';
import { formatAnchorLine, parseAnchorLine } from './anchor-line.js';
const { heads } = makeLedger();
const lines = heads.map(formatAnchorLine);
function changed(change) {
    return `${JSON.stringify({ ...JSON.parse(lines[1]), ...change })}\n`;
}
describe('a line of an anchor', () => {
    it('holds the fields of the contract', () => {
        const keys = ['run', 'treeSize', 'rootHash', 'firstSeq', 'lastSeq', 'lastStep', 'previous', 'timeUs', 'keyName', 'signature'];
        expect(Object.keys(JSON.parse(lines[0]))).toEqual(keys);
        expect(lines[0]).toMatch(/^\{"run":"0195.*\}\n$/);
    });
    it('is read back as the head that it was, and verifies', () => {
        for (const [at, line] of lines.entries())
            expect(parseAnchorLine(line)).toEqual(heads[at]);
        expect(verifyHead(parseAnchorLine(lines[0]), signers[0].publicKey)).toBe(true);
    });
    it.each([
        [{ rootHash: 'AAAA' }, 'a:2: rootHash is something else; allowed: base64 of 32 bytes'],
        [{ signature: '*' }, 'a:2: signature is something else; allowed: base64 of 64 bytes'],
        [{ keyName: 'key' }, 'a:2: keyName is something else; allowed: gradlens- and 16'],
        [{ treeSize: 1.5 }, 'a:2: treeSize'],
        [{ treeSize: 0 }, 'a:2 is something else; allowed: the values of a head: treeSize must be an integer from 1, got 0'],
        [{ run: 'x' }, 'a:2 is something else; allowed: the values of a head: run must be a UUID'],
        [{ more: 1 }, 'a:2 is something else; allowed: Unrecognized key: "more"'],
        [{ previous: undefined }, 'a:2: previous'],
    ])('with %j is refused: %s', (change, message) => {
        expect(() => parseAnchor(lines[0] + changed(change) + lines[2], 'a')).toThrow(message);
    });
});
describe('an anchor file', () => {
    it('may have its lines repeated, in any order, with empty ones between', () => {
        const text = [lines[2], '\n', lines[0], lines[2], lines[1]].join('');
        expect(parseAnchor(text)).toEqual({ lines: [heads[2], heads[0], heads[1]], torn: [] });
        expect(parseAnchor('')).toEqual({ lines: [], torn: [] });
    });
    it('may end without a newline, or anywhere inside a line', () => {
        expect(parseAnchor(lines[0] + lines[1].trimEnd()).lines).toHaveLength(2);
        for (let length = 1; length < lines[1].length - 1; length++) {
            expect(parseAnchor(lines[0] + lines[1].slice(0, length))).toEqual({ lines: [heads[0]], torn: [2] });
        }
    });
    it('may go on behind a line that was cut off', () => {
        expect(parseAnchor(`${lines[0].slice(0, 99)}\n${lines[1]}`)).toEqual({ lines: [heads[1]], torn: [1] });
    });
    it.each(['hello', '{}', '[1]', '{"run":}', '{"run":"x"}'])('with the line %j is refused with its number', (line) => {
        expect(() => parseAnchor(`${lines[0]}${line}\n`, 'anchor.jsonl')).toThrow(/^anchor\.jsonl:2/);
    });
    it('tells which runs are not there any more', () => {
        expect(anchoredRunsMissing(heads, new Set())).toEqual([RUN]);
        expect(anchoredRunsMissing(heads, new Set([RUN]))).toEqual([]);
    });
});
//# sourceMappingURL=anchor.spec.js.map