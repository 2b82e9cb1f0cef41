import { z } from 'zod';
import { InputError } from '#libs/contracts';
import { decodeBase64 } from '../signing/base64.js';
import { headText } from '../signing/head-text.js';
/** Whole numbers of a head; what they may be is checked together. */
const whole = z.int();
function bytes(length) {
    return z.string().transform((text, context) => {
        const decoded = decodeBase64(text);
        if (decoded?.length === length)
            return decoded;
        context.addIssue({ code: 'custom', message: `base64 of ${length} bytes` });
        return z.NEVER;
    });
}
/** One line of an anchor, as JSON: a signed head (docs/ledger.md, section 3). Hashes and signature are base64. */
export const anchorLineSchema = z
    .strictObject({
    run: z.string(),
    treeSize: whole,
    rootHash: bytes(32),
    firstSeq: whole,
    lastSeq: whole,
    lastStep: whole,
    previous: bytes(32).nullable(),
    timeUs: whole,
    keyName: z.string().regex(/^gradlens-[0-9a-f]{16}$/, 'gradlens- and 16 hexadecimal digits'),
    signature: bytes(64),
})
    .superRefine((line, context) => {
    try {
        headText(line);
    }
    catch (error) {
        context.addIssue({ code: 'custom', message: `the values of a head: ${error.message}` });
    }
});
/** A head as one line of an anchor, with its newline. */
export function formatAnchorLine({ run, treeSize, rootHash, firstSeq, lastSeq, lastStep, previous, timeUs, keyName, signature }) {
    const base64 = { rootHash: rootHash.toString('base64'), previous: previous?.toString('base64') ?? null, signature: signature.toString('base64') };
    return `${JSON.stringify({ run, treeSize, rootHash: base64.rootHash, firstSeq, lastSeq, lastStep, previous: base64.previous, timeUs, keyName, signature: base64.signature })}\n`;
}
/**
 * Reads one line of an anchor. It verifies no signature.
 *
 * @throws InputError that names place, field and what is allowed.
 */
export function parseAnchorLine(line, source = null) {
    const parsed = anchorLineSchema.safeParse(jsonOf(line, source));
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    throw new InputError({ source, path: issue?.path.join('.') ?? '', value: 'something else', allowed: issue?.message ?? 'a line of an anchor' });
}
function jsonOf(line, source) {
    try {
        return JSON.parse(line);
    }
    catch (cause) {
        throw new InputError({ source, path: '', value: JSON.stringify(line.slice(0, 80)), allowed: 'one JSON object a line' }, { cause });
    }
}
//# sourceMappingURL=anchor-line.js.map