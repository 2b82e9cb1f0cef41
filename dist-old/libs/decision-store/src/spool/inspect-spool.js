import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '#libs/contracts';
import { codeOf, systemFileCalls } from './file-calls.js';
import { lockHolder } from './hold-lock.js';
import { loadSpool } from './load-segments.js';
import { findSegments } from './segment.js';
import { META_FILE, readSpoolMeta } from './spool-meta.js';
import { lockPath, spoolsFolder } from './spool-paths.js';
const RETRIES = 5;
/**
 * Checks every record of a spool and tells what is there. Changes nothing and takes no lock: also of a live one.
 *
 * @throws InputError when its meta.json is not one, Error when there is none.
 */
export function inspectSpool(folder) {
    const meta = readSpoolMeta(folder);
    if (meta === null)
        throw new Error(`${folder} is no spool: it has no ${META_FILE}`);
    const loaded = loadLive(folder);
    const { acknowledged } = loaded;
    return {
        meta,
        firstSeq: loaded.segments.find(({ first, last }) => last >= first)?.first ?? loaded.lastSeq + 1,
        lastSeq: Math.max(loaded.lastSeq, acknowledged),
        acknowledged,
        pendingFrames: Math.max(0, loaded.lastSeq - acknowledged),
        bytes: loaded.segments.reduce((sum, { bytes }) => sum + bytes, 0),
        heldBy: lockHolder(lockPath(folder))?.pid ?? null,
        damage: loaded.damage,
    };
}
/**
 * The spools below the home folder that hold frames which are not acknowledged, or of which something is wrong; by name.
 * One that is broken hides no other.
 */
export function listSpools(home) {
    return folderNames(spoolsFolder(home))
        .map((name) => look(join(spoolsFolder(home), name)))
        .filter((listing) => listing !== null);
}
function look(folder) {
    try {
        const inspection = inspectSpool(folder);
        return inspection.pendingFrames === 0 && inspection.damage === null ? null : { folder, inspection, problem: null };
    }
    catch (error) {
        return isGone(folder) ? null : { folder, inspection: null, problem: messageOf(error) };
    }
}
/** Whether the folder is being made, or being removed. */
function isGone(folder) {
    try {
        return readSpoolMeta(folder) === null && findSegments(folder).length === 0;
    }
    catch (error) {
        return codeOf(error) === 'ENOENT';
    }
}
function folderNames(folder) {
    try {
        return readdirSync(folder, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map(({ name }) => name)
            .sort();
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return [];
        throw error;
    }
}
/** A live spool may remove a segment between two looks at it. */
function loadLive(folder) {
    for (let attempt = 1;; attempt++) {
        try {
            return loadSpool(folder, { boot: systemFileCalls.boot, isThorough: true });
        }
        catch (error) {
            if (codeOf(error) !== 'ENOENT' || attempt === RETRIES)
                throw error;
        }
    }
}
//# sourceMappingURL=inspect-spool.js.map