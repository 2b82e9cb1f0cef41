import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { systemClock } from '#libs/contracts';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

import type { SignInOptions } from '../sign-in/open-issuer.js';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

/** How a token differs from a good one. */
export interface TokenFaults {
  readonly kid?: string;
  readonly issuer?: string;
  readonly audience?: string | string[];
  /** Unit: s. */
  readonly expires?: number;
}

/** What was asked for at the authorization endpoint, and is known of a code that was given for it. */
export interface Grant {
  readonly asked: URLSearchParams;
  readonly claims: JWTPayload;
}

/** An OpenID Connect issuer on loopback: configuration, keys, and a sign-in that asks nobody for a password. */
export interface TestIssuer {
  readonly url: string;
  /** With these a service signs people in here. */
  readonly signIn: SignInOptions;
  /** How often it was asked. */
  readonly asked: { keys: number; tokens: number };
  /** Who signs in next, as its claims tell; null: they refuse. */
  person: JWTPayload | null;
  /** How the next id tokens differ from good ones. */
  faults: TokenFaults & { readonly claims?: JWTPayload };
  /** Answers the token endpoint with this status in place of a token; 0: as it should. */
  broken: number;
  sign(claims: JWTPayload, more?: TokenFaults): Promise<string>;
  rotate(): Promise<void>;
  close(): void;
}

/** Client that may sign people in here, and its secret. */
const CLIENT = { clientId: 'dashboard', clientSecret: 'a secret of the client' } as const;

/** Opens an issuer on a free port. */
export async function openTestIssuer(): Promise<TestIssuer> {
  const keys = new Map<string, Keys>([['k1', await generateKeyPair('ES256')]]);
  const codes = new Map<string, Grant>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: TestIssuer = {
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
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
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

function configurationOf(url: string): object {
  return { issuer: url, jwks_uri: `${url}/keys`, authorization_endpoint: `${url}/auth`, token_endpoint: `${url}/token`, id_token_signing_alg_values_supported: ['ES256'] };
}

async function publicKeys(issuer: TestIssuer, keys: ReadonlyMap<string, Keys>): Promise<object> {
  issuer.asked.keys += 1;
  return { keys: await Promise.all([...keys].map(async ([kid, pair]) => ({ ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256' }))) };
}

/** Who is asked signs in at once, or refuses. */
function leadBack({ person }: TestIssuer, codes: Map<string, Grant>, asked: URLSearchParams, response: ServerResponse): void {
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.searchParams.set('state', asked.get('state') ?? '');
  if (person === null) back.searchParams.set('error', 'access_denied');
  else {
    const code = randomBytes(16).toString('hex');
    codes.set(code, { asked, claims: person });
    back.searchParams.set('code', code);
  }
  response.writeHead(302, { location: back.href }).end();
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
}

/** A token for a code: once, to the client that asked for it, with the verifier of its challenge. */
async function redeem(issuer: TestIssuer, codes: Map<string, Grant>, request: IncomingMessage): Promise<[status: number, body: object]> {
  issuer.asked.tokens += 1;
  if (issuer.broken !== 0) return [issuer.broken, { oops: true }];
  const form = await formOf(request);
  const code = form.get('code') ?? '';
  const grant = codes.get(code);
  codes.delete(code);
  const secret = `Basic ${Buffer.from(`${CLIENT.clientId}:${encodeURIComponent(CLIENT.clientSecret).replace(/%20/g, '+')}`).toString('base64')}`;
  if (request.headers.authorization !== secret) return [401, { error: 'invalid_client' }];
  if (grant === undefined || !isFor(grant.asked, form)) return [400, { error: 'invalid_grant' }];
  const { claims: more = {}, ...faults } = issuer.faults;
  const token = await issuer.sign({ ...grant.claims, nonce: grant.asked.get('nonce') ?? '', ...more }, { audience: CLIENT.clientId, ...faults });
  return [200, { access_token: 'not used', token_type: 'Bearer', id_token: token }];
}

/** Whether a code is redeemed by whom it was asked for: the same client and address, with the verifier of the challenge. */
function isFor(asked: URLSearchParams, form: URLSearchParams): boolean {
  const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
  const wanted = { code_challenge_method: 'S256', code_challenge: challenge, redirect_uri: form.get('redirect_uri'), client_id: CLIENT.clientId };
  return Object.entries(wanted).every(([name, value]) => asked.get(name) === value);
}
