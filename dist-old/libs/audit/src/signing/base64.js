/**
 * The bytes of a base64 text, or null when it is not in its one canonical form: with padding, without anything else.
 *
 * @see RFC 4648, section 4
 */
export function decodeBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.toString('base64') === text ? bytes : null;
}
//# sourceMappingURL=base64.js.map