import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropKeptWork, keptStudies, keptWork, studyFolder } from './kept-work.js';
describe('kept work', () => {
    let home;
    let folder;
    const said = [];
    const open = (version = '1.0.0') => keptWork(folder, { version, say: (line) => said.push(line) });
    beforeEach(() => {
        home = mkdtempSync(path.join(tmpdir(), 'gradlens-kept-'));
        folder = studyFolder(home, 'a');
        said.length = 0;
    });
    afterEach(() => { rmSync(home, { recursive: true, force: true }); });
    it('comes back as it was, numbers to the bit', async () => {
        const piece = { value: 0.1 + 0.2, logScale: Float64Array.of(NaN, -0, Infinity, 1e-320), byKey: new Map([['a', [1, NaN]]]), outcomes: [Uint8Array.of(0, 1)] };
        await open().keep('estimates', piece);
        expect(await open().find('estimates')).toEqual(piece);
        await open().keep('estimates', 2);
        expect(await open().find('estimates')).toBe(2);
        expect(await keptStudies(home)).toEqual(['a']);
    });
    it('is nothing where nothing was kept, by another version, or when a byte is another', async () => {
        expect(await keptStudies(home)).toEqual([]);
        expect(await open().find('estimates')).toBeNull();
        await open().keep('estimates', [1, 2, 3]);
        expect(await open('1.0.1').find('estimates')).toBeNull();
        const file = path.join(folder, 'estimates.kept');
        const bytes = await readFile(file);
        bytes[bytes.length - 1] ^= 1;
        await writeFile(file, bytes);
        expect(await open().find('estimates')).toBeNull();
        await writeFile(file, '');
        expect(await open().find('estimates')).toBeNull();
    });
    it('goes as a whole', async () => {
        await open().keep('estimates', 1);
        await dropKeptWork(folder);
        expect(await open().find('estimates')).toBeNull();
        await dropKeptWork(folder);
        expect(await keptStudies(home)).toEqual([]);
    });
    it('that cannot be written is told once, and stops nothing', async () => {
        writeFileSync(path.join(home, 'studies'), 'a file where the folder should be');
        const kept = open();
        await kept.keep('estimates', 1);
        await kept.keep('replays', 2);
        expect(said).toEqual([expect.stringContaining('cannot be kept')]);
    });
});
//# sourceMappingURL=kept-work.spec.js.map