import { statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '#libs/contracts';
import { sha256OfFile } from '../read-file.js';
import { downloadFile } from './download-file.js';
/**
 * The path of a named file with the right bytes: in the data folder, else in the cache, else downloaded into the cache.
 *
 * @param setName folder of the data set inside the cache.
 * @throws InputError when a local file has other bytes, or nothing could be had: what was tried and where to put the file.
 */
export async function obtainFile(file, setName, options) {
    const local = await findLocal(file, setName, options);
    if (local !== null)
        return local;
    const target = join(options.cacheDir, setName, file.name);
    const { onProgress, signal } = options;
    if (file.urls.length === 0)
        throw absent('not on this machine, and its address serves no such file by itself', file, { setName, options });
    const outcome = await downloadFile({ urls: file.urls, sha256: file.sha256, target, onProgress, signal });
    if (outcome.kind === 'downloaded')
        return target;
    throw absent(`not on this machine and could not be downloaded (${outcome.reasons.join('; ')})`, file, { setName, options });
}
function absent(value, file, { setName, options }) {
    const network = file.urls.length === 0 ? '' : ', or a network';
    const allowed = `the file at ${candidates(file, setName, options).join(' or ')} (GRADLENS_DATA_DIR names the data folder)${network}`;
    return new InputError({ source: null, path: `data.name ${JSON.stringify(setName)}: file ${file.name}`, value, allowed });
}
/**
 * The path of a named file on this machine, checked; null when it is nowhere.
 *
 * @throws InputError when it is there with other bytes than the pinned ones.
 */
export async function findLocal(file, setName, options) {
    const path = presentPath(file, setName, options);
    if (path === null)
        return null;
    const found = await sha256OfFile(path);
    if (file.sha256.includes(found))
        return path;
    throw new InputError({ source: path, path: 'sha256', value: found, allowed: file.sha256.join(' or ') });
}
/** Where a named file lies on this machine, unchecked; null when it is nowhere. */
export function presentPath(file, setName, folders) {
    const isThere = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    return candidates(file, setName, folders).find(isThere) ?? null;
}
function candidates(file, setName, { dataDir, cacheDir }) {
    const inData = dataDir === undefined ? [] : file.folders.map((folder) => join(dataDir, folder, file.name));
    return [...inData, join(cacheDir, setName, file.name)];
}
//# sourceMappingURL=obtain-file.js.map