import { createHash } from 'node:crypto';
/** Names whose values are secret, whatever they are. */
const SECRET = /secret|password|token$|authorization|credential|apikey|privatekey/i;
/** Arguments are kept up to this length; of longer ones the SHA-256. Unit: characters. */
const MOST_LENGTH = 16_384;
/** Arguments as JSON for the audit log: without the values of secrets, and of more than 16 KiB only length and SHA-256. */
export function withoutSecrets(args) {
    const text = jsonOf(args);
    if (text.length <= MOST_LENGTH)
        return text;
    return JSON.stringify({ omitted: { length: text.length, sha256: createHash('sha256').update(text).digest('hex') } });
}
/** Arguments that are nested deeper than can be written are refused all the same, and recorded. */
function jsonOf(args) {
    try {
        return JSON.stringify(args, (name, value) => (SECRET.test(name) && value !== null ? '[withheld]' : value));
    }
    catch (error) {
        if (error instanceof RangeError)
            return JSON.stringify({ omitted: 'nested too deep' });
        throw error;
    }
}
//# sourceMappingURL=without-secrets.js.map