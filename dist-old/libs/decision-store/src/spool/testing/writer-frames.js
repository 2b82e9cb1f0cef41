/** What the spool of the writing process belongs to. */
export const WRITER_META = {
    version: 1,
    run: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
    runId: 7,
    attempt: 1,
    layers: 3,
    createdAt: '2026-08-01T12:00:00.000Z',
};
/** The payload of a frame: its length and every byte follow from its number. */
export function framePayload(seq) {
    return Buffer.alloc(20 + ((seq * 7919) % 4000), `${seq};`);
}
//# sourceMappingURL=writer-frames.js.map