import { InputError } from '#libs/contracts';
/**
 * Refuses data that are not those of the run: another file, or another split of its rows.
 *
 * @param recorded the manifest as it was stored with the run.
 * @throws InputError that names the file or the split, and both checksums.
 */
export function requireSameData(recorded, found) {
    const { files = [], splitSha256 = found.splitSha256 } = (recorded ?? {});
    const now = new Map(found.files.map(({ name, sha256 }) => [name, sha256]));
    for (const { name, sha256 } of files)
        if (now.get(name) !== sha256)
            throw differs(`data, file ${name}`, now.get(name) ?? 'none', sha256);
    if (splitSha256 !== found.splitSha256)
        throw differs('data, split of its rows', found.splitSha256, splitSha256);
}
function differs(path, found, recorded) {
    return new InputError({ source: null, path, value: `sha256 ${found}`, allowed: `sha256 ${recorded}, that of the recorded run` });
}
//# sourceMappingURL=require-same-data.js.map