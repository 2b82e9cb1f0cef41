import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { systemClock } from '#libs/contracts';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
/** Client that may sign people in here, and its secret. */
const CLIENT = { clientId: 'dashboard', clientSecret: 'a secret of the client' };
/** Opens an issuer on a free port. */
export async function openTestIssuer() {
    const keys = new Map([['k1', await generateKeyPair('ES256')]]);
    const codes = new Map();
    const server = createServer((request, response) => void answer(request, response));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${server.address().port}`;
    const issuer = {
        url,
        signIn: { issuer: url, ...CLIENT, roleClaim: 'gradlens_role', projectClaim: 'gradlens_project' },
        asked: { keys: 0, tokens: 0 },
        person: null,
        faults: {},
        broken: 0,
        sign: async (claims, { kid = [...keys.keys()].at(-1) ?? '', issuer: iss = url, audience = 'gradlens', expires = 300 } = {}) => {
            const now = Math.floor(systemClock.now() / 1000);
            const pair = keys.get(kid) ?? (await generateKeyPair('ES256'));
            return await new SignJWT({ sub: 'u1', ...claims }).setProtectedHeader({ alg: 'ES256', kid }).setIssuer(iss).setAudience(audience).setIssuedAt(now).setExpirationTime(now + expires).sign(pair.privateKey);
        },
        rotate: async () => {
            keys.clear();
            keys.set('k2', await generateKeyPair('ES256'));
        },
        close: () => {
            server.closeAllConnections();
            server.close();
        },
    };
    const answer = async (request, response) => {
        const { pathname, searchParams } = new URL(request.url ?? '', url);
        if (pathname === '/auth') {
            leadBack(issuer, codes, searchParams, response);
            return;
        }
        const [status, body] = pathname === '/token' ? await redeem(issuer, codes, request) : [200, pathname === '/keys' ? await publicKeys(issuer, keys) : configurationOf(url)];
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    return issuer;
}
function configurationOf(url) {
    return { issuer: url, jwks_uri: `${url}/keys`, authorization_endpoint: `${url}/auth`, token_endpoint: `${url}/token`, id_token_signing_alg_values_supported: ['ES256'] };
}
async function publicKeys(issuer, keys) {
    issuer.asked.keys += 1;
    return { keys: await Promise.all([...keys].map(async ([kid, pair]) => ({ ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256' }))) };
}
/** Who is asked signs in at once, or refuses. */
function leadBack({ person }, codes, asked, response) {
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('state', asked.get('state') ?? '');
    if (person === null)
        back.searchParams.set('error', 'access_denied');
    else {
        const code = randomBytes(16).toString('hex');
        codes.set(code, { asked, claims: person });
        back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
}
async function formOf(request) {
    let text = '';
    for await (const part of request)
        text += String(part);
    return new URLSearchParams(text);
}
/** A token for a code: once, to the client that asked for it, with the verifier of its challenge. */
async function redeem(issuer, codes, request) {
    issuer.asked.tokens += 1;
    if (issuer.broken !== 0)
        return [issuer.broken, { oops: true }];
    const form = await formOf(request);
    const code = form.get('code') ?? '';
    const grant = codes.get(code);
    codes.delete(code);
    const secret = `Basic ${Buffer.from(`${CLIENT.clientId}:${encodeURIComponent(CLIENT.clientSecret).replace(/%20/g, '+')}`).toString('base64')}`;
    if (request.headers.authorization !== secret)
        return [401, { error: 'invalid_client' }];
    if (grant === undefined || !isFor(grant.asked, form))
        return [400, { error: 'invalid_grant' }];
    const { claims: more = {}, ...faults } = issuer.faults;
    const token = await issuer.sign({ ...grant.claims, nonce: grant.asked.get('nonce') ?? '', ...more }, { audience: CLIENT.clientId, ...faults });
    return [200, { access_token: 'not used', token_type: 'Bearer', id_token: token }];
}
/** Whether a code is redeemed by whom it was asked for: the same client and address, with the verifier of the challenge. */
function isFor(asked, form) {
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    const wanted = { code_challenge_method: 'S256', code_challenge: challenge, redirect_uri: form.get('redirect_uri'), client_id: CLIENT.clientId };
    return Object.entries(wanted).every(([name, value]) => asked.get(name) === value);
}
//# sourceMappingURL=test-issuer.js.map