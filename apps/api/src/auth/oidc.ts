import { type Clock, messageOf, ROLES, type Role } from '#libs/contracts';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { allowInsecureRequests, type Configuration, discovery, type DiscoveryRequestOptions } from 'openid-client';

import type { Access } from './authorizer.js';

/** Where the tokens of an issuer say what they may. */
export interface ClaimNames {
  /** Claim that names the role: one of {@link ROLES}. */
  readonly roleClaim: string;
  /** Claim that names the one project; a token without it is for all. */
  readonly projectClaim: string;
}

/** Whose tokens are accepted, and where they say what they may. */
export interface OidcOptions extends ClaimNames {
  /** Its address, as its tokens name it. */
  readonly issuer: string;
  /** Whom its tokens must be for. */
  readonly audience: string;
  /** Keys are asked for anew after an unknown one at most so often. Unit: ms. */
  readonly cooldownMs?: number;
}

/** Checks tokens of an issuer (OpenID Connect). */
export interface Oidc {
  /**
   * Who the token belongs to; null when it is not valid, or gives no role.
   *
   * @throws Error when the issuer does not answer, so that nobody can tell.
   */
  check(token: string): Promise<Access | null>;
}

/** Signatures with a key pair: with a shared secret nobody could tell who signed. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** Clocks may differ by so much. Unit: s. */
export const SKEW_S = 30;
const COOLDOWN_MS = 30_000;
/** The issuer must answer within this time. Unit: s. */
const ISSUER_WAIT_S = 5;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/;

type Keys = ReturnType<typeof createRemoteJWKSet>;

/**
 * Opens the check of an issuer's tokens. It asks the issuer for its keys at the first token, keeps them for ten minutes, and asks
 * again for one that it does not know: keys may be rotated.
 */
export function openOidc(options: OidcOptions, clock: Clock): Oidc {
  let keys: Promise<Keys> | null = null;
  const keysOf = async (): Promise<Keys> => {
    keys ??= findKeys(options);
    try {
      return await keys;
    } catch (error) {
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
      } catch (error) {
        if (isOfToken(error)) return null;
        throw error;
      }
    },
  };
}

async function findKeys({ issuer, audience, cooldownMs = COOLDOWN_MS }: OidcOptions): Promise<Keys> {
  const configuration = await askIssuer(issuer, (url, options) => discovery(url, audience, undefined, undefined, options));
  const { jwks_uri: uri } = configuration.serverMetadata();
  if (uri === undefined) throw new Error('its configuration names no jwks_uri');
  return createRemoteJWKSet(new URL(uri), { cooldownDuration: cooldownMs, timeoutDuration: ISSUER_WAIT_S * 1000 });
}

/** Asks an issuer for its configuration: by https, or on this machine. @throws what kept it from answering. */
export function askIssuer(issuer: string, ask: (url: URL, options: DiscoveryRequestOptions) => Promise<Configuration>): Promise<Configuration> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; for an issuer on this machine alone
  const execute = LOOPBACK.test(issuer) ? [allowInsecureRequests] : [];
  return ask(new URL(issuer), { execute, timeout: ISSUER_WAIT_S });
}

/** Whether an error says that the token is wrong, and not that its keys could not be had. */
function isOfToken(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false;
  return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
}

/** Who the claims of a checked token say somebody is; null when they give no role, or a project that is none. */
export function accessOf(claims: Readonly<Record<string, unknown>> & { readonly sub?: string }, { roleClaim, projectClaim }: ClaimNames): Access | null {
  const role = claims[roleClaim];
  const project = claims[projectClaim] ?? null;
  if (!isRole(role) || (project !== null && (typeof project !== 'string' || project === ''))) return null;
  const { sub = '', preferred_username: username, email } = claims;
  const name = [username, email, sub].find((each): each is string => typeof each === 'string' && each !== '') ?? sub;
  return { tokenId: `oidc:${sub}`, role, name, project };
}

function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

/** Whether a text has the form of a signed token (JWT, compact). */
export function isJwt(text: string): boolean {
  return text.length < MOST_LENGTH && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

const MOST_LENGTH = 8192;
