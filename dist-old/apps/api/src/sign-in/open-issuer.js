import { messageOf } from '#libs/contracts';
import { AuthorizationResponseError, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientError, ClientSecretBasic, ClientSecretPost, clockTolerance, discovery, enableNonRepudiationChecks, None, ResponseBodyError, } from 'openid-client';
import { askIssuer, SKEW_S } from '../auth/oidc.js';
/** Opens the sign-in at an issuer (authorization code with PKCE). Its configuration is asked for once; a failure is not kept. */
export function openIssuer(options) {
    let asked = null;
    const configuration = async () => {
        asked ??= configure(options);
        try {
            return await asked;
        }
        catch (error) {
            asked = null;
            throw new Error(`the issuer ${options.issuer} does not answer: ${messageOf(error)}`, { cause: error });
        }
    };
    return {
        address: async ({ state, nonce, verifier }, redirectUri) => {
            const challenge = await calculatePKCECodeChallenge(verifier);
            const parameters = { redirect_uri: redirectUri, scope: 'openid profile email', state, nonce, code_challenge: challenge, code_challenge_method: 'S256' };
            return buildAuthorizationUrl(await configuration(), parameters).href;
        },
        redeem: async (callback, { state, nonce, verifier }) => {
            try {
                const tokens = await authorizationCodeGrant(await configuration(), callback, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier });
                return checkParty(tokens.claims(), options.clientId);
            }
            catch (error) {
                return outcomeOf(error);
            }
        },
    };
}
/** openid-client looks at the party of a token (`azp`) where it has several audiences; one that another party asked for is not for us either way. */
function checkParty(claims, clientId) {
    const problem = claims === undefined ? 'there is no id token' : `the id token is for the party ${JSON.stringify(claims['azp'])}`;
    const isOurs = claims !== undefined && (claims['azp'] === undefined || claims['azp'] === clientId);
    return isOurs ? { kind: 'signed-in', claims } : { kind: 'refused', code: 'TOKEN_NOT_VALID', problem };
}
async function configure({ issuer, clientId, clientSecret }) {
    const found = await askIssuer(issuer, (url, how) => discovery(url, clientId, { [clockTolerance]: SKEW_S }, clientSecret === undefined ? None() : secretAuth(clientSecret), how));
    // the signature of the id token is checked as well, whatever TLS says of who sent it
    enableNonRepudiationChecks(found);
    return found;
}
/** In the header, as is the default of the standard, or in the body where the issuer takes it there alone. */
function secretAuth(secret) {
    const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
    return (server, client, body, headers) => {
        const isBasic = (server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']).includes('client_secret_basic');
        (isBasic ? basic : post)(server, client, body, headers);
    };
}
/** Errors of openid-client that say that the issuer could not be asked, or did not answer as one. */
const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR']);
function outcomeOf(error) {
    const problem = messageOf(error);
    if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError)
        return { kind: 'refused', code: 'ISSUER_REFUSED', problem: `${error.error}: ${problem}` };
    if (error instanceof ClientError && error.code !== undefined && !AWAY.has(error.code))
        return { kind: 'refused', code: 'TOKEN_NOT_VALID', problem };
    return { kind: 'unavailable', problem };
}
//# sourceMappingURL=open-issuer.js.map