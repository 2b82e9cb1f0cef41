/** CRC-32C (Castagnoli, polynomial 0x1EDC6F41 reflected), by table. `node:zlib` has only the polynomial of Ethernet. @see RFC 3720, section 12.1 */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++)
        value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
    return value;
});
/** The CRC-32C of bytes, as an unsigned 32-bit number. */
export function crc32c(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes)
        crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
}
/** The masked CRC-32C that TFRecord files hold: rotated right by 15 bits, plus 0xa282ead8. */
export function maskedCrc32c(bytes) {
    const crc = crc32c(bytes);
    return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
//# sourceMappingURL=masked-crc32c.js.map