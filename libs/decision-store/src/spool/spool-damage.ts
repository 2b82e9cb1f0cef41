/** Bytes of a spool that are not what was written. */
export interface SpoolDamage {
  readonly file: string;
  /** Where the first record that is not whole begins. Unit: bytes. */
  readonly offset: number;
  /** The frame that should begin there. */
  readonly seq: number;
  /** What is wrong, as a sentence part. */
  readonly problem: string;
}

/** Thrown when a spool holds bytes that are not what was written and that no crash explains. Nothing was changed. */
export class SpoolDamagedError extends Error {
  readonly damage: SpoolDamage;

  constructor(damage: SpoolDamage) {
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
  constructor(folder: string, options: { readonly cause: unknown }) {
    super(`${folder} cannot be written any more`, options);
    this.name = 'SpoolFailedError';
  }
}
