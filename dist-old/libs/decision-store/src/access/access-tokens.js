import { timingSafeEqual } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { retrying } from '../open/retrying.js';
import { newSessionSecret, newTokenSecret, tokenHash } from './token-secret.js';
const COLUMNS = `token_id as "tokenId", project, role, name, subject, created_at as "createdAt", created_by as "createdBy",
  expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;
/** Makes a token. The secret is told this once; only its hash is kept. */
export async function createAccessToken(store, token) {
    const secret = newTokenSecret();
    const { role, name, project = null, createdBy, expiresInSeconds = null } = token;
    const { rows } = await store.pool.query(`insert into access_token (token_id, project, role, name, hash, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7::double precision)) returning ${COLUMNS}`, [uuidv7(), project, role, name, tokenHash(secret), createdBy, expiresInSeconds]);
    const [row] = rows;
    if (row === undefined)
        throw new Error('the token was not stored');
    return { row, secret };
}
/**
 * Begins a session: a row among the access tokens, found by its secret, listed and revoked as they are. The secret is told this once.
 *
 * @returns null when there was a session with that id before.
 */
export async function createSession(store, session) {
    const secret = newSessionSecret();
    const { tokenId, project, role, name, subject, createdBy, expiresInSeconds } = session;
    const { rows } = await store.pool.query(`insert into access_token (token_id, project, role, name, subject, hash, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8::double precision))
     on conflict (token_id) do nothing returning ${COLUMNS}`, [tokenId, project, role, name, subject, tokenHash(secret), createdBy, expiresInSeconds]);
    return rows[0] === undefined ? null : { row: rows[0], secret };
}
/** All tokens and sessions, newest first: revoked and expired ones too. */
export async function listAccessTokens(store) {
    const { rows } = await store.pool.query(`select ${COLUMNS} from access_token order by token_id desc`);
    return rows;
}
/** Ends a token. The first time stays. @returns the token, or null when there is none with that id. */
export async function revokeAccessToken(store, tokenId) {
    const { rows } = await retrying(() => store.pool.query(`update access_token set revoked_at = coalesce(revoked_at, now()) where token_id = $1 returning ${COLUMNS}`, [tokenId]));
    return rows[0] ?? null;
}
/** The token of a secret, if it works now: neither expired nor revoked, by the clock of the database. */
export async function findAccessToken(store, secret) {
    const hash = tokenHash(secret);
    const { rows } = await store.pool.query(`select ${COLUMNS}, hash from access_token
     where hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())`, [hash]);
    const [found] = rows;
    // the index compares hashes, whose bytes tell nothing of the secret; this comparison takes the same time always
    if (found === undefined || !timingSafeEqual(found.hash, hash))
        return null;
    return withoutHash(found);
}
function withoutHash(found) {
    const row = { ...found };
    delete row.hash;
    return row;
}
/** Notes that a token was used, at most once a minute. */
export async function touchAccessToken(store, tokenId) {
    await store.pool.query(`update access_token set last_used_at = now()
     where token_id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')`, [tokenId]);
}
//# sourceMappingURL=access-tokens.js.map