import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { messageOf } from '#libs/contracts';
import { writeWhole } from './write-whole.js';
/** Keeps nothing: for work that nobody takes up again. */
export const NOTHING_KEPT = { find: () => Promise.resolve(null), keep: () => Promise.resolve() };
/** Bytes of the sha256 in front of a piece. */
const SUM_BYTES = 32;
/** Folder of what is kept of a study on this machine. */
export function studyFolder(home, uuid) {
    return path.join(studiesFolder(home), uuid);
}
function studiesFolder(home) {
    return path.join(path.resolve(home), 'studies');
}
/** Studies of which something is kept on this machine. */
export async function keptStudies(home) {
    try {
        return await readdir(studiesFolder(home));
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    }
}
/** Pieces as files of one folder, each written whole or not at all, behind its sha256. */
export function keptWork(folder, { version, say }) {
    let isTold = false;
    const fileOf = (piece) => path.join(folder, `${piece}.kept`);
    return {
        find: async (piece) => {
            const bytes = await readFile(fileOf(piece)).catch((error) => {
                if (error.code === 'ENOENT')
                    return null;
                throw error;
            });
            const kept = bytes === null ? null : readPiece(bytes);
            return kept?.version === version ? kept.value : null;
        },
        keep: async (piece, value) => {
            try {
                const payload = serialize({ version, value });
                await writeWhole(fileOf(piece), Buffer.concat([sum(payload), payload]));
            }
            catch (error) {
                if (!isTold)
                    say(`what is finished cannot be kept in ${folder}, and would be made anew: ${messageOf(error)}`);
                isTold = true;
            }
        },
    };
}
/** Forgets all that is kept in a folder. */
export async function dropKeptWork(folder) {
    await rm(folder, { recursive: true, force: true });
}
/** Null for bytes that are not what was written. */
function readPiece(bytes) {
    const payload = bytes.subarray(SUM_BYTES);
    if (!sum(payload).equals(bytes.subarray(0, SUM_BYTES)))
        return null;
    return deserialize(payload);
}
function sum(bytes) {
    return createHash('sha256').update(bytes).digest();
}
//# sourceMappingURL=kept-work.js.map