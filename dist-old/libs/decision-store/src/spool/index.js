export { SpoolHeldError } from './hold-lock.js';
export { inspectSpool, listSpools } from './inspect-spool.js';
export { openSpool } from './open-spool.js';
export { SpoolDamagedError, SpoolFailedError } from './spool-damage.js';
export { spoolBacklog } from './spool-backlog.js';
export { spoolFolder } from './spool-paths.js';
export { readSpoolMeta } from './spool-meta.js';
export { isDiskFull } from './file-calls.js';
//# sourceMappingURL=index.js.map