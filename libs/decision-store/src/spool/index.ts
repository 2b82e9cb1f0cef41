export type { FileCalls } from './file-calls.js';
export { SpoolHeldError } from './hold-lock.js';
export { inspectSpool, listSpools, type SpoolInspection, type SpoolListing } from './inspect-spool.js';
export { openSpool, type OpenSpoolOptions } from './open-spool.js';
export type { SpooledFrame } from './read-records.js';
export { SpoolDamagedError, SpoolFailedError, type SpoolDamage } from './spool-damage.js';
export type { SpoolMeta } from './spool-meta.js';
export { spoolFolder } from './spool-paths.js';
export type { Spool } from './spool.js';
