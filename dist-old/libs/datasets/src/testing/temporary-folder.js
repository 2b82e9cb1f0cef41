import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
/** A folder that is removed when the test ends. */
export function temporaryFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'gradlens-datasets-'));
    onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
    return folder;
}
/** Writes a file into a folder of its own and returns its path. */
export function temporaryFile(name, content) {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, content);
    return path;
}
//# sourceMappingURL=temporary-folder.js.map