import { z } from 'zod';

import { InputError } from './errors.js';

/** Levels of the API's log, the gravest first. */
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const RATES = 'an integer from 0 to 999999999';
const AMOUNT = /^\d{1,9}(\.\d{1,9})?$/;
const AMOUNTS = 'a number from 0 on, as 0.05';
/** Code of a currency (ISO 4217), and what is allowed in words. */
export const CURRENCY = /^[A-Z]{3}$/;
export const CURRENCIES = 'the three letters of a currency, as EUR';
const PORTS = 'an integer from 0 to 65535';
const folder = z.string().regex(/\S/, 'the path of a folder');

/** What is said instead of values that may hold a secret. */
const HIDDEN_VALUES: Readonly<Record<string, string>> = { GRADLENS_TOKEN: 'too short', GRADLENS_ANCHOR_URL: 'something else', GRADLENS_OIDC_CLIENT_SECRET: 'blank' };

function isWebUrl(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** Who may read the schema over the API: whoever has a token, admins, nobody. */
const INTROSPECTION = ['all', 'admin', 'off'] as const;

/** One of {@link INTROSPECTION}. */
export type IntrospectionPolicy = (typeof INTROSPECTION)[number];

/** Which GraphQL documents are taken: any; known ones only from sessions of browsers; known ones only from everybody. */
const DOCUMENTS = ['any', 'sessions', 'known'] as const;

/** One of {@link DOCUMENTS}. */
export type DocumentsPolicy = (typeof DOCUMENTS)[number];

function isOrigin(text: string): boolean {
  return text.startsWith('https://') && URL.canParse(text) && text.replace(/\/$/, '') === new URL(text).origin;
}

function isIssuer(text: string): boolean {
  return /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$))/.test(text) && URL.canParse(text);
}

function isDatabaseUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text)) return false;
  // a socket folder as host (postgres://%2Ftmp/x, postgres:///x?host=/tmp) is no URL to the platform's parser
  return URL.canParse(text) || !/:\d+(\/|$|\?)/.test(text);
}

/** The environment variables gradlens reads, and what each may be. Everything else is ignored. */
const environmentSchema = z.object({
  /** Folder of the embedded database, keys and checkpoints. */
  GRADLENS_HOME: folder.default('.gradlens'),
  /** Folder with the files of the named data sets; downloaded into the home folder when absent. */
  GRADLENS_DATA_DIR: folder.optional(),
  /** Folder that native TensorFlow is installed into and found in, below gradlens's own; `native` there when absent. */
  GRADLENS_NATIVE: folder.optional(),
  /** Tables whose files are larger than this stay on the disk while they are trained on. Unit: MiB. */
  GRADLENS_DATA_MEMORY: z.string().regex(AMOUNT, AMOUNTS).pipe(z.coerce.number<string>()).default(256),
  /** Any PostgreSQL 15 to 18 instead of the embedded one. */
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, 'a URL that starts with postgres:// or postgresql://')
    .optional(),
  /** File that signed heads are exported to, `anchor.jsonl` in the home folder when absent: best on another machine. */
  GRADLENS_ANCHOR_FILE: z.string().regex(/\S/, 'the path of a file').optional(),
  /** Webhook that signed heads are sent to as well. */
  GRADLENS_ANCHOR_URL: z.string().refine(isWebUrl, 'a URL that starts with http:// or https://').optional(),
  /** Address the API listens on. */
  GRADLENS_HOST: z.string().regex(/^\S+$/, 'an address or a host name').default('127.0.0.1'),
  /** Port of API and dashboard; 0 takes a free one. */
  GRADLENS_PORT: z.string().regex(/^\d+$/, PORTS).pipe(z.coerce.number<string>().max(65535, PORTS)).default(7433),
  /** The https address that people reach the API at: of a proxy in front that ends TLS, or of its own certificate. */
  GRADLENS_PUBLIC_URL: z.string().refine(isOrigin, 'https://NAME or https://NAME:PORT, in lower case').transform((text) => text.replace(/\/$/, '')).optional(),
  /** Certificate that the API serves TLS with, and its key: PEM files. */
  GRADLENS_TLS_CERT: z.string().regex(/\S/, 'the path of a PEM file').optional(),
  GRADLENS_TLS_KEY: z.string().regex(/\S/, 'the path of a PEM file').optional(),
  /** Who may ask for the schema: whoever has a token, admins only, or nobody. */
  GRADLENS_INTROSPECTION: z.enum(INTROSPECTION, `one of ${INTROSPECTION.join(', ')}`).default('all'),
  /** Which GraphQL documents are taken: any; from sessions of browsers known ones only; known ones only. */
  GRADLENS_DOCUMENTS: z.enum(DOCUMENTS, `one of ${DOCUMENTS.join(', ')}`).default('any'),
  /** Documents that are known beside the dashboard's: a file of JSON, hash → text, as code generators write it. */
  GRADLENS_DOCUMENTS_FILE: z.string().regex(/\S/, 'the path of a file').optional(),
  /** Cost of what one token may ask of GraphQL per second, ten times as much at once; 0: no limit. */
  GRADLENS_RATE_LIMIT: z.string().regex(/^\d{1,9}$/, RATES).pipe(z.coerce.number<string>()).default(250_000),
  /** Access token of the API; generated and kept in the home folder when absent. */
  GRADLENS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  /** OpenID Connect issuer whose tokens are accepted too; https, or http on loopback. */
  GRADLENS_OIDC_ISSUER: z.string().refine(isIssuer, 'a URL that starts with https://, or with http:// on loopback').optional(),
  /** Whom its tokens must be for, and the claims that name role and project. */
  GRADLENS_OIDC_AUDIENCE: z.string().regex(/\S/, 'the audience that tokens name').default('gradlens'),
  GRADLENS_OIDC_ROLE_CLAIM: z.string().regex(/\S/, 'the name of a claim').default('gradlens_role'),
  GRADLENS_OIDC_PROJECT_CLAIM: z.string().regex(/\S/, 'the name of a claim').default('gradlens_project'),
  /** As which of its clients people sign in to the dashboard there, and that client's secret, where it has one. */
  GRADLENS_OIDC_CLIENT_ID: z.string().regex(/\S/, 'the id of a client').optional(),
  GRADLENS_OIDC_CLIENT_SECRET: z.string().regex(/\S/, 'the secret of the client').optional(),
  /** File that says who is told of alerts, and how (docs/notifications.md); `notify.yaml` in the home folder when absent. */
  GRADLENS_NOTIFY: z.string().regex(/\S/, 'the path of a file').optional(),
  /** Policy that runs are released by (docs/release.md); the one that gradlens comes with when absent. */
  GRADLENS_RELEASE_POLICY: z.string().regex(/\S/, 'the path of a file').optional(),
  /** What an hour of the machine that trains costs, and the watts it draws: for the cost and energy in reports. */
  GRADLENS_PRICE: z.string().regex(AMOUNT, AMOUNTS).pipe(z.coerce.number<string>()).optional(),
  GRADLENS_CURRENCY: z.string().regex(CURRENCY, CURRENCIES).optional(),
  GRADLENS_POWER: z.string().regex(AMOUNT, AMOUNTS).pipe(z.coerce.number<string>()).optional(),
  /** Where the API logs: into `api.log` of the home folder, or on standard error. */
  GRADLENS_LOG: z.enum(['file', 'stderr'], 'file or stderr').default('file'),
  /** The least grave level that is logged. */
  GRADLENS_LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** The environment, validated. */
export type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads and validates the environment. An empty variable counts as absent.
 *
 * @throws InputError that names the variable, its value and what is allowed.
 */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? '');
  throw new InputError({
    source: 'environment',
    path: name,
    value: HIDDEN_VALUES[name] ?? JSON.stringify(variables[name]),
    allowed: issue?.message ?? 'a valid value',
  });
}
