/**
 * What the holder of an access token may do. `viewer` and `auditor` read; `operator` and `reviewer` also change things;
 * `ingest` delivers recordings and nothing else; `admin` may do everything.
 */
export const ROLES = ['viewer', 'operator', 'reviewer', 'auditor', 'ingest', 'admin'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];
