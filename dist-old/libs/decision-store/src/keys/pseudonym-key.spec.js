import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pseudonymsOf } from './pseudonym-key.js';
const homes = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'gradlens-pseudonym-')));
afterAll(() => {
    for (const home of homes)
        rmSync(home, { recursive: true });
});
it('is the same for the same record of the same split, and another for any other, or another key', () => {
    const name = pseudonymsOf(homes[0], 'split');
    expect(name('test:1')).toMatch(/^[0-9a-f]{20}$/);
    expect(pseudonymsOf(homes[0], 'split')('test:1')).toBe(name('test:1'));
    const others = [name('test:11'), name('train:1'), pseudonymsOf(homes[0], 'other')('test:1'), pseudonymsOf(homes[1], 'split')('test:1')];
    expect(new Set([name('test:1'), ...others]).size).toBe(5);
});
it('keeps its key from others, and refuses one that is none', () => {
    const file = join(homes[0], 'pseudonym.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    writeFileSync(file, 'short');
    expect(() => pseudonymsOf(homes[0], 'split')).toThrow('does not hold 32 bytes');
});
//# sourceMappingURL=pseudonym-key.spec.js.map