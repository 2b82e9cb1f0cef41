import type { IngestLimits } from '../ingest/ingest-limits.js';

/** Under this token {@link ApiEnvironment} is injected. */
export const ENVIRONMENT = Symbol('environment');

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
  /** Host names that a request may be addressed to, lower case, without port. */
  readonly hosts: readonly string[];
  /** Folder of the built dashboard. */
  readonly dashboardFolder: string;
  /** What the ingest endpoint takes at most, where it is not the default. */
  readonly ingestLimits?: Partial<IngestLimits>;
}
