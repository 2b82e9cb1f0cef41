/** Thrown when a spool holds bytes that are not what was written and that no crash explains. Nothing was changed. */
export class SpoolDamagedError extends Error {
    damage;
    constructor(damage) {
        super(`${damage.file} is damaged at byte ${damage.offset} (frame ${damage.seq}): ${damage.problem}`);
        this.name = 'SpoolDamagedError';
        this.damage = damage;
    }
}
/**
 * Thrown when the system failed to write or sync, for another reason than a lack of room, and by every later call.
 *
 * After a failed fdatasync the system may count the pages as written although they are not, so nothing that was not
 * durable before can be called durable by this spool. Opening it again writes what can still be read once more.
 */
export class SpoolFailedError extends Error {
    constructor(folder, options) {
        super(`${folder} cannot be written any more`, options);
        this.name = 'SpoolFailedError';
    }
}
//# sourceMappingURL=spool-damage.js.map