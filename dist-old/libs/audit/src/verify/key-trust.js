import { verifyEndorsement } from '../signing/endorsement.js';
import { keyNameOf } from '../signing/signer.js';
/**
 * Checks the keys that came with a ledger: each carries its name and is endorsed as it says. A key known from elsewhere
 * takes the place of the source's own.
 */
export function checkKeys(rows, trust, report) {
    const given = new Map([...(trust ?? [])].filter(([name, key]) => name === keyNameOf(key)));
    for (const name of trust?.keys() ?? []) {
        if (!given.has(name))
            report.altered({ what: 'key', detail: `the trusted key ${name} does not have that name` });
    }
    const stored = new Map(rows.map((row) => [row.keyName, row]));
    const find = (name) => given.get(name) ?? stored.get(name)?.publicKey ?? null;
    const endorsed = new Set(rows.filter((row) => isInOrder(row, find, report)).map(({ keyName }) => keyName));
    const isTrusted = (name, seen = []) => {
        if (given.has(name))
            return true;
        const by = stored.get(name)?.endorsedBy ?? null;
        return by !== null && endorsed.has(name) && !seen.includes(by) && isTrusted(by, [...seen, name]);
    };
    return { find, isTrusted: (name) => isTrusted(name) };
}
function isInOrder(row, find, report) {
    const problem = keyProblem(row, find);
    if (problem !== null)
        report.altered({ what: 'key', detail: `the key ${row.keyName} ${problem}` });
    return problem === null;
}
function keyProblem(row, find) {
    if (row.keyName !== keyNameOf(row.publicKey))
        return 'does not have that name';
    if (row.endorsedBy === null)
        return ownProblem(row);
    const by = find(row.endorsedBy);
    if (by === null)
        return `is endorsed by ${row.endorsedBy}, which is not there`;
    return verifyEndorsement(row, by) ? null : `is not endorsed by ${row.endorsedBy}`;
}
/** A first key endorses itself; one without anything claims nothing. */
function ownProblem(row) {
    return row.endorsement === null || verifyEndorsement(row, row.publicKey) ? null : 'did not sign its own row';
}
//# sourceMappingURL=key-trust.js.map