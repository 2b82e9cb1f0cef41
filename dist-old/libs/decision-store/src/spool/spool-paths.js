import { join } from 'node:path';
/** The folder of a run's spool below the home folder. */
export function spoolFolder(home, run) {
    return join(spoolsFolder(home), run);
}
/** The folder of all spools below the home folder. */
export function spoolsFolder(home) {
    return join(home, 'spool');
}
/** The lock of a spool's folder. */
export function lockPath(folder) {
    return join(folder, 'lock');
}
//# sourceMappingURL=spool-paths.js.map