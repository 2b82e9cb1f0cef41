import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildSchema } from 'graphql';
import { checkDocuments, openDocuments, textHash } from './known-documents.js';
vi.mock('node:fs', async (original) => {
    const fs = await original();
    return { ...fs, readFileSync: vi.fn(fs.readFileSync) };
});
const TEXT = '{ a }';
const manifest = (...texts) => JSON.stringify(Object.fromEntries(texts.map((text) => [`sha256:${textHash(text)}`, text])));
const read = vi.mocked(readFileSync);
let folder;
let built;
let own;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradlens-test-known-'));
    mkdirSync(join(folder, '.vite'));
    [built, own] = [join(folder, '.vite/persisted-documents.json'), join(folder, 'own.json')];
});
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });
describe('the manifest of the dashboard', () => {
    it('that is broken under a running service is read once, however many hashes are guessed, and what it held stays known', () => {
        writeFileSync(built, manifest(TEXT));
        const documents = openDocuments({ dashboardFolder: folder });
        writeFileSync(built, `${manifest(TEXT, '{ b }')}{`);
        read.mockClear();
        for (let guess = 0; guess < 100; guess++)
            expect(documents.find(textHash(String(guess)))).toBeNull();
        expect(read).toHaveBeenCalledTimes(1);
        expect(documents.find(textHash(TEXT))).toBe(TEXT);
        writeFileSync(built, manifest(TEXT, '{ b }'));
        expect(documents.has('{ b }')).toBe(true);
        expect(read).toHaveBeenCalledTimes(2);
    });
    it.each([
        ['a folder', () => { rmSync(built); mkdirSync(built); }],
        ['a pipe', () => { rmSync(built); execFileSync('mkfifo', [built]); }],
        ['too large', () => { truncateSync(built, 65 * 2 ** 20); }],
        ['gone', () => { rmSync(join(folder, '.vite'), { recursive: true }); writeFileSync(join(folder, '.vite'), ''); }],
    ])('that becomes %s is no longer looked into', (_what, change) => {
        writeFileSync(built, manifest(TEXT));
        const documents = openDocuments({ dashboardFolder: folder });
        change();
        read.mockClear();
        for (let guess = 0; guess < 10; guess++)
            expect(documents.find(textHash(String(guess)))).toBeNull();
        expect(read).not.toHaveBeenCalled();
    });
    it('that takes the place of another is read, whatever its time says', () => {
        writeFileSync(built, manifest(TEXT));
        const documents = openDocuments({ dashboardFolder: folder });
        execFileSync('touch', ['-d', '2020-01-01', built]);
        writeFileSync(`${built}.new`, manifest('{ b }'));
        execFileSync('touch', ['-r', built, `${built}.new`]);
        renameSync(`${built}.new`, built);
        expect(documents.find(textHash('{ b }'))).toBe('{ b }');
        expect(documents.find(textHash(TEXT))).toBeNull();
    });
});
describe('the file of an operator', () => {
    it.each([
        ['missing', () => { rmSync(own); }, /own\.json is ENOENT/],
        ['empty', () => { truncateSync(own); }, /JSON/],
        ['a folder', () => { rmSync(own); mkdirSync(own); }, /no regular file/],
        ['a pipe', () => { rmSync(own); execFileSync('mkfifo', [own]); }, /no regular file/],
        ['huge', () => { truncateSync(own, 65 * 2 ** 20); }, /68157440 bytes, which are more than 67108864/],
        ['null', () => { writeFileSync(own, 'null'); }, /is null;/],
        ['a map of others', () => { writeFileSync(own, JSON.stringify({ [textHash(TEXT)]: { text: TEXT } })); }, /is object; allowed: the text of a document/],
        ['of upper case', () => { writeFileSync(own, JSON.stringify({ [textHash(TEXT).toUpperCase()]: TEXT })); }, /64 hex digits in lower case/],
        ['of a prototype', () => { writeFileSync(own, `{"__proto__":{"${textHash(TEXT)}":"${TEXT}"}}`); }, /__proto__/],
    ])('that is %s is refused', (_what, change, message) => {
        writeFileSync(own, manifest(TEXT));
        change();
        expect(() => openDocuments({ dashboardFolder: folder, documentsFile: own })).toThrow(message);
    });
    it.skipIf(process.getuid?.() === 0)('that may not be read is refused', () => {
        writeFileSync(own, manifest(TEXT));
        chmodSync(own, 0);
        expect(() => openDocuments({ dashboardFolder: folder, documentsFile: own })).toThrow(/EACCES/);
    });
    it('that holds a document which is too long to be asked is refused', () => {
        const long = `{ ${'a '.repeat(10_001)}}`;
        writeFileSync(own, manifest(long));
        expect(() => { checkDocuments(own, buildSchema('type Query { a: Int }')); }).toThrow(/more that 10000 tokens/);
    });
    it('is what it was at the start', () => {
        writeFileSync(own, manifest(TEXT));
        const documents = openDocuments({ dashboardFolder: folder, documentsFile: own });
        writeFileSync(own, manifest('{ b }'));
        expect([documents.has(TEXT), documents.has('{ b }')]).toEqual([true, false]);
    });
});
//# sourceMappingURL=known-documents.spec.js.map