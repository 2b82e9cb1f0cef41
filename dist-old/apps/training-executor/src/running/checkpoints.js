import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDiskFull } from '#libs/decision-store';
import { writeWhole } from './write-whole.js';
/** Folder of one run's checkpoints. */
export function checkpointFolder(home, run) {
    return path.join(path.resolve(home), 'runs', run, 'checkpoints');
}
/** Writes a checkpoint whole or not at all. */
export async function writeCheckpoint(folder, step, bytes) {
    const file = path.join(folder, `step-${String(step).padStart(10, '0')}.safetensors`);
    await writeWhole(file, bytes);
    return { step, path: file, sha256: sha256(bytes), sizeBytes: bytes.byteLength };
}
/** Between two tries while the disk is full. Unit: ms. */
const RETRY_MS = 1000;
/**
 * {@link writeCheckpoint}, waiting while the disk is full: training stands still, as it does for decisions, and goes on when
 * there is room.
 *
 * @returns null when the run was asked to end meanwhile.
 */
export async function writeWhenRoom(folder, step, bytes, { signal, say }) {
    for (let isTold = false;; isTold = true) {
        try {
            return await writeCheckpoint(folder, step, bytes);
        }
        catch (error) {
            if (!isDiskFull(error))
                throw error;
        }
        if (!isTold)
            say(`no room on the disk of ${folder} for the checkpoint of step ${step}: training waits until there is`);
        if (signal.aborted)
            return null;
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
}
/**
 * Reads a checkpoint back and compares its checksum.
 *
 * @throws Error when the file is missing or was changed.
 */
export async function readCheckpoint(file) {
    const bytes = await readFile(file.path);
    const found = sha256(bytes);
    if (found !== file.sha256)
        throw new Error(`checkpoint ${file.path} has sha256 ${found}, recorded was ${file.sha256}`);
    return bytes;
}
/** Removes a checkpoint that a newer one replaces. */
export async function dropCheckpoint(file) {
    await rm(file.path, { force: true });
}
function sha256(bytes) {
    return createHash('sha256').update(bytes).digest('hex');
}
//# sourceMappingURL=checkpoints.js.map