import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseVkey } from '#libs/audit';
import { InputError } from '#libs/contracts';
/**
 * Public keys by their names, to check a ledger with: those of a folder's `*.pub` files, or of one file with a C2SP
 * verifier key a line. Empty lines and lines that begin with # do not count.
 *
 * @throws InputError that names `file:line` where there is something else, or no key at all.
 */
export function readPublicKeys(path) {
    const keys = new Map(filesOf(path).flatMap(readVkeys));
    if (keys.size > 0)
        return keys;
    throw new InputError({ source: path, path: '', value: 'without a key', allowed: 'a verifier key (name+hash+base64) a line, or a folder with *.pub files' });
}
function filesOf(path) {
    try {
        if (!statSync(path).isDirectory())
            return [path];
    }
    catch (cause) {
        throw new InputError({ source: path, path: '', value: cause.code ?? 'not readable', allowed: 'a file or folder with public keys' }, { cause });
    }
    return readdirSync(path).filter((file) => file.endsWith('.pub')).map((file) => join(path, file));
}
function readVkeys(file) {
    return readFileSync(file, 'utf8')
        .split('\n')
        .map((line, index) => ({ line: line.trim(), place: `${file}:${index + 1}` }))
        .filter(({ line }) => line !== '' && !line.startsWith('#'))
        .map(({ line, place }) => {
        const { keyName, publicKey } = parseVkey(line, place);
        return [keyName, publicKey];
    });
}
//# sourceMappingURL=read-public-keys.js.map