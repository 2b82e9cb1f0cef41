import { messageOf, ROLES } from '#libs/contracts';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { allowInsecureRequests, discovery } from 'openid-client';
/** Signatures with a key pair: with a shared secret nobody could tell who signed. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** Clocks may differ by so much. Unit: s. */
export const SKEW_S = 30;
const COOLDOWN_MS = 30_000;
/** The issuer must answer within this time. Unit: s. */
const ISSUER_WAIT_S = 5;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/;
/**
 * Opens the check of an issuer's tokens. It asks the issuer for its keys at the first token, keeps them for ten minutes, and asks
 * again for one that it does not know: keys may be rotated.
 */
export function openOidc(options, clock) {
    let keys = null;
    const keysOf = async () => {
        keys ??= findKeys(options);
        try {
            return await keys;
        }
        catch (error) {
            keys = null; // the next token asks again
            throw new Error(`the issuer ${options.issuer} does not answer: ${messageOf(error)}`, { cause: error });
        }
    };
    return {
        check: async (token) => {
            const found = await keysOf();
            try {
                const { issuer, audience } = options;
                const { payload } = await jwtVerify(token, found, { issuer, audience, algorithms: ALGORITHMS, clockTolerance: SKEW_S, currentDate: new Date(clock.now()), requiredClaims: ['exp', 'sub'] });
                return accessOf(payload, options);
            }
            catch (error) {
                if (isOfToken(error))
                    return null;
                throw error;
            }
        },
    };
}
async function findKeys({ issuer, audience, cooldownMs = COOLDOWN_MS }) {
    const configuration = await askIssuer(issuer, (url, options) => discovery(url, audience, undefined, undefined, options));
    const { jwks_uri: uri } = configuration.serverMetadata();
    if (uri === undefined)
        throw new Error('its configuration names no jwks_uri');
    return createRemoteJWKSet(new URL(uri), { cooldownDuration: cooldownMs, timeoutDuration: ISSUER_WAIT_S * 1000 });
}
/** Asks an issuer for its configuration: by https, or on this machine. @throws what kept it from answering. */
export function askIssuer(issuer, ask) {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; for an issuer on this machine alone
    const execute = LOOPBACK.test(issuer) ? [allowInsecureRequests] : [];
    return ask(new URL(issuer), { execute, timeout: ISSUER_WAIT_S });
}
/** Whether an error says that the token is wrong, and not that its keys could not be had. */
function isOfToken(error) {
    if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid)
        return false;
    return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
}
/** Who the claims of a checked token say somebody is; null when they give no role, or a project that is none. */
export function accessOf(claims, { roleClaim, projectClaim }) {
    const role = claims[roleClaim];
    const project = claims[projectClaim] ?? null;
    if (!isRole(role) || (project !== null && (typeof project !== 'string' || project === '')))
        return null;
    const { sub = '', preferred_username: username, email } = claims;
    const name = [username, email, sub].find((each) => typeof each === 'string' && each !== '') ?? sub;
    return { tokenId: `oidc:${sub}`, role, name, project };
}
function isRole(value) {
    return ROLES.some((role) => role === value);
}
/** Whether a text has the form of a signed token (JWT, compact). */
export function isJwt(text) {
    return text.length < MOST_LENGTH && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}
const MOST_LENGTH = 8192;
//# sourceMappingURL=oidc.js.map