import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEnvironment } from '#libs/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireFolders } from './require-folders.js';
let folder;
let file;
beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gradlens-folders-'));
    file = path.join(folder, 'file');
    writeFileSync(file, '');
});
afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
});
function check(variables) {
    return () => {
        requireFolders(readEnvironment(variables));
    };
}
it('takes folders that are there, and that can be made', () => {
    expect(check({ GRADLENS_HOME: folder, GRADLENS_DATA_DIR: folder })).not.toThrow();
    expect(check({ GRADLENS_HOME: path.join(folder, 'a', 'b'), GRADLENS_DATA_DIR: path.join(folder, 'nothing') })).not.toThrow();
    expect(check({})).not.toThrow();
});
it('names the variable whose folder is a file, or lies below one', () => {
    expect(check({ GRADLENS_HOME: file })).toThrow(`environment: GRADLENS_HOME is ${JSON.stringify(file)}, which is or lies below a file; allowed: a folder`);
    expect(check({ GRADLENS_HOME: path.join(file, 'a', 'b') })).toThrow('GRADLENS_HOME');
    expect(check({ GRADLENS_DATA_DIR: file })).toThrow('GRADLENS_DATA_DIR');
});
//# sourceMappingURL=require-folders.spec.js.map