import { keyNameOf, signText, verifyText } from './signer.js';
import { formatVkey } from './vkey.js';
/** The row of a key that no other vouches for: the first of a home folder. It signs that it was made then. */
export function firstKey(signer, createdAtUs) {
    return signed({ keyName: signer.keyName, publicKey: signer.publicKey, createdAtUs, endorsedBy: null }, signer);
}
/** The row of a new key, vouched for by the one before it. */
export function endorseKey(publicKey, createdAtUs, by) {
    return signed({ keyName: keyNameOf(publicKey), publicKey, createdAtUs, endorsedBy: by.keyName }, by);
}
/** Whether the row was signed with that key (its own, for a first key), and both carry their names. */
export function verifyEndorsement(row, by) {
    if (row.endorsement === null || row.keyName !== keyNameOf(row.publicKey))
        return false;
    if ((row.endorsedBy ?? row.keyName) !== keyNameOf(by))
        return false;
    return verifyText(endorsementText(row), row.endorsement, by);
}
/** What the older key signs. Its first line keeps it apart from heads: neither can pass for the other. */
export function endorsementText(row) {
    return `gradlens/key-endorsement/1\nkey ${formatVkey(row)}\nby ${row.endorsedBy ?? '-'}\ntime ${row.createdAtUs}\n`;
}
function signed(row, by) {
    return { ...row, endorsement: signText(endorsementText(row), by) };
}
//# sourceMappingURL=endorsement.js.map