import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { anchoredRunsMissing, parseAnchor, parseVkey } from '#libs/audit';
import { InputError } from '#libs/contracts';
import { readPublicKeys } from '../keys/read-public-keys.js';
/**
 * Finds public keys and anchor.
 *
 * @throws InputError for a key or anchor file that is none.
 */
export function findTrust(options) {
    const keys = options.keys === undefined || options.keys.length === 0 ? homeKeys(options.home) : givenKeys(options.keys);
    const anchor = findAnchor(options);
    return { publicKeys: keys.found.size === 0 ? null : keys.found, anchors: anchor.lines, origin: { keys: keys.origin, anchor: anchor.origin } };
}
/** The trust for one run: only its own lines of the anchor. */
export function trustFor(run, { publicKeys, anchors }) {
    return { publicKeys, anchors: anchors?.filter((line) => line.run === run) ?? null };
}
/** Runs that the anchor knows and these are not. */
export function deletedRuns({ anchors }, runs) {
    return anchoredRunsMissing(anchors ?? [], new Set(runs));
}
function homeKeys(home) {
    const folder = path.join(home, 'keys');
    const isThere = existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.pub'));
    if (!isThere)
        return { found: new Map(), origin: `none: ${folder} holds no *.pub` };
    const found = readPublicKeys(folder);
    return { found, origin: `${plural(found.size, 'public key')} of ${folder}` };
}
function givenKeys(given) {
    const found = new Map(given.flatMap((text) => (existsSync(text) ? [...readPublicKeys(text)] : [givenKey(text)])));
    return { found, origin: `${plural(found.size, 'public key')} given by --key` };
}
function givenKey(text) {
    const { keyName, publicKey } = parseVkey(text, '--key');
    return [keyName, publicKey];
}
function findAnchor({ home, anchorFile, anchor }) {
    const file = anchor ?? anchorFile ?? path.join(home, 'anchor.jsonl');
    if (!existsSync(file)) {
        if (anchor !== undefined)
            throw new InputError({ source: null, path: '--anchor', value: JSON.stringify(anchor), allowed: 'an anchor file that is there' });
        return { lines: null, origin: `none: ${file} is not there` };
    }
    const { lines, torn } = parseAnchor(readFileSync(file, 'utf8'), file);
    const cut = torn.length === 0 ? '' : `, ${plural(torn.length, 'line')} cut off`;
    return { lines, origin: `${plural(lines.length, 'head')} in ${file}${cut}` };
}
function plural(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
//# sourceMappingURL=known-trust.js.map