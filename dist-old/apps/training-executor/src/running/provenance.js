import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { scalerVersion } from '#libs/contracts';
/** Versions of gradlens, Node, TensorFlow.js, the backend in use and the scaler. */
export function versionsOf(backend, { scaler }) {
    const commit = sourceCommit();
    return {
        gradlens: productVersion(),
        ...(commit === null ? {} : { commit }),
        node: process.versions.node,
        tensorflowjs: backend.libraryVersion,
        backend: `${backend.name} ${backend.version}`,
        scaler: scalerVersion(scaler),
        scalerSha256: sortedSha256(scaler),
    };
}
/** The machine, as the operating system describes it. */
export function hardware() {
    const cpus = os.cpus();
    return {
        platform: `${os.platform()} ${os.release()}`,
        arch: os.arch(),
        cpu: cpus[0]?.model ?? 'unknown',
        cores: cpus.length,
        memoryBytes: os.totalmem(),
    };
}
/** sha256 of the spec with its keys sorted: equal for equal specs however they were written. Hex. */
export function specSha256(spec) {
    return sortedSha256(spec);
}
function sortedSha256(value) {
    return createHash('sha256').update(JSON.stringify(sorted(value))).digest('hex');
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
/** The version in package.json. */
export function productVersion() {
    return ownPackage()?.version ?? 'unknown';
}
let knownCommit;
/** Short hash of the commit this code is at, and whether it was altered since, when first asked; null where it is no clone of its repository. */
export function sourceCommit() {
    if (knownCommit === undefined)
        knownCommit = readCommit();
    return knownCommit;
}
function readCommit() {
    const root = ownPackage()?.root;
    if (root === undefined || !existsSync(new URL('.git', root)))
        return null;
    const git = (...args) => execFileSync('git', ['--no-optional-locks', ...args], { cwd: fileURLToPath(root), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    try {
        return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ', altered'}`;
    }
    catch {
        return null; // no git, or one that distrusts the folder's owner
    }
}
/** A file that comes with the program, by its path from the root of the repository. @throws Error where the program lies outside its package */
export function shippedFile(file) {
    const root = ownPackage()?.root;
    if (root === undefined)
        throw new Error(`${file} is not to be found: there is no package.json of gradlens above this program`);
    return new URL(file, root);
}
/** Found above this file in source and in dist. */
function ownPackage() {
    for (const up of ['../../../../', '../../../../../']) {
        const root = new URL(up, import.meta.url);
        const found = packageAt(new URL('package.json', root));
        if (found?.name === 'gradlens')
            return { root, version: found.version };
    }
    return null;
}
function packageAt(url) {
    try {
        return JSON.parse(readFileSync(url, 'utf8'));
    }
    catch {
        // not there: the other place is tried
        return null;
    }
}
//# sourceMappingURL=provenance.js.map