import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
/** The root of the repository, whether this file runs from `apps/api/src` or from `dist/apps/api/src`. */
export function repoRoot() {
    let folder = dirname(fileURLToPath(import.meta.url));
    while (!existsSync(join(folder, 'package.json'))) {
        const parent = dirname(folder);
        if (parent === folder)
            throw new Error(`no package.json above ${fileURLToPath(import.meta.url)}`);
        folder = parent;
    }
    return folder;
}
/** Version of gradlens, from package.json. */
export function packageVersion() {
    const content = JSON.parse(readFileSync(join(repoRoot(), 'package.json'), 'utf8'));
    return content.version;
}
//# sourceMappingURL=repo-root.js.map