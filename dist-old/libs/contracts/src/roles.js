/**
 * What the holder of an access token may do. `viewer` and `auditor` read; `operator` and `reviewer` also change things;
 * `ingest` delivers recordings and nothing else; `admin` may do everything.
 */
export const ROLES = ['viewer', 'operator', 'reviewer', 'auditor', 'ingest', 'admin'];
/** Whether a role may say that what the time-out policy decided is in order, and let a sensitive run go on. */
export function mayReview(role) {
    return role === 'reviewer' || role === 'admin';
}
//# sourceMappingURL=roles.js.map