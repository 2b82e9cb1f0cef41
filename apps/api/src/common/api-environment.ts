import type { DocumentsPolicy, IntrospectionPolicy } from '#libs/contracts';

import type { OidcOptions } from '../auth/oidc.js';
import type { IngestLimits } from '../ingest/ingest-limits.js';
import type { SocketLimits } from '../limits/socket-limits.js';
import type { BucketSize } from '../limits/token-buckets.js';
import type { SignInOptions } from '../sign-in/open-issuer.js';

/** Under this token {@link ApiEnvironment} is injected. */
export const ENVIRONMENT = Symbol('environment');

/** A request must be there within this time: longer than a body of the ingest endpoint may take. Unit: ms. */
export const REQUEST_MS = 330_000;

/** What the API is told at start. */
export interface ApiEnvironment {
  /** `GRADLENS_DATA_DIR`: the only folder whose files a spec given over the API may name; null when there is none. */
  readonly dataFolder: string | null;
  /** Home folder: keys, anchor, spools. */
  readonly home: string;
  /** Where signed heads are exported to beside or instead of the home folder; absent: `anchor.jsonl` in it. */
  readonly anchor?: { readonly file: string | undefined; readonly url: string | undefined };
  /** Access token that every request must carry. */
  readonly token: string;
  /** Whose tokens are accepted beside our own; absent or null: nobody's. */
  readonly oidc?: OidcOptions | null;
  /** At which issuer people sign in to the dashboard; absent or null: at none. */
  readonly signIn?: SignInOptions | null;
  /** The https address that people reach the API at; absent or null: the one it listens on. */
  readonly publicUrl?: string | null;
  /** Host names that a request may be addressed to, lower case, without port. */
  readonly hosts: readonly string[];
  /** Folder of the built dashboard. */
  readonly dashboardFolder: string;
  /** Certificate and key that TLS is served with; absent or null: HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string } | null;
  /** Who may ask for the schema; absent: whoever has a token. */
  readonly introspection?: IntrospectionPolicy;
  /** Which GraphQL documents are taken; absent: any. */
  readonly documents?: DocumentsPolicy;
  /** File of documents that are known beside the dashboard's. */
  readonly documentsFile?: string | undefined;
  /** Cost of what one token may ask of GraphQL, on average; absent or 0: without a limit. Unit: 1/s. */
  readonly costPerSecond?: number;
  /** Tokens that are nobody's from one address, where it is not the default. */
  readonly strangers?: BucketSize;
  /** What comes over web sockets at most, where it is not the default. */
  readonly socketLimits?: Partial<SocketLimits>;
  /** A request must be there, head and body, within this time; absent: {@link REQUEST_MS}. Unit: ms. */
  readonly requestMs?: number;
  /** How long requests that are there at the end are waited for; absent: 5 s. Unit: ms. */
  readonly graceMs?: number;
  /** File of the policy that runs are released by; absent: the one that gradlens comes with. */
  readonly releasePolicy?: string | undefined;
  /** What the ingest endpoint takes at most, where it is not the default. */
  readonly ingestLimits?: Partial<IngestLimits>;
}
