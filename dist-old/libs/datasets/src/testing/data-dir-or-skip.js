import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
/**
 * The folder of real data for a test, or null (and a loud line with the number of tests that will not run).
 *
 * GRADLENS_DATA_DIR, by default `../shared/data` beside the repository.
 *
 * @param folder what the tests need below it.
 * @param tests how many tests are skipped without it.
 */
export function dataDirOrSkip(folder, tests) {
    const dataDir = resolve(process.env['GRADLENS_DATA_DIR'] ?? '../shared/data');
    if (existsSync(resolve(dataDir, folder)))
        return dataDir;
    process.stderr.write(`SKIPPED (no data): ${tests} (${folder})\n`);
    return null;
}
//# sourceMappingURL=data-dir-or-skip.js.map