import type { AuditKind, AuditOutcome } from '#libs/audit';
import type { Clock } from '#libs/contracts';
import { type Anchor, appendAuditEntry, findRun, type LedgerKeys, type NewAuditEntry, type Store } from '#libs/decision-store';
import type { Logger } from 'pino';

import type { Access } from '../auth/authorizer.js';
import { runOfId } from '../auth/run-of-id.js';
import { withoutSecrets } from './without-secrets.js';

/** What somebody did, or was refused. */
export interface Deed {
  readonly kind: AuditKind;
  /** Name of the mutation, or of what was read. */
  readonly action: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Ids among the arguments: the first that leads to a run says which it is about. */
  readonly ids: readonly unknown[];
  readonly outcome: AuditOutcome;
  /** Type of the answer or code of the error. */
  readonly result: string;
}

/** Writes the audit log. */
export interface AuditLog {
  /**
   * Records a deed: it is durable and signed when this returns.
   *
   * @throws the error of the database or of the keys; what could not be recorded is in the log of the process then.
   */
  record(access: Access | null, deed: Deed): Promise<void>;
}

/** What the audit log needs. */
export interface AuditLogParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  /** Keys of this machine; asked for at each entry, for they may be rotated. */
  readonly keys: () => LedgerKeys;
  readonly tell: Anchor['tell'];
}

/** Opens the audit log of the API. Heads of changes are anchored at once, those of reads every ten seconds. */
export function openAuditLog({ store, clock, log, keys, tell }: AuditLogParts): AuditLog {
  return {
    record: async (access, { ids, args, ...deed }) => {
      const about = await subjectOf(store, ids).catch(() => ({}));
      const entry = {
        ...deed,
        ...whoOf(access),
        ...about,
        args: withoutSecrets(args),
      };
      try {
        tell(await appendAuditEntry(store, entry, { keys: keys(), clock }), deed.kind === 'change');
      } catch (error) {
        log.error({ err: error, entry }, 'not recorded in the audit log');
        throw error;
      }
    },
  };
}

function whoOf(access: Access | null): Pick<NewAuditEntry, 'actor' | 'tokenId' | 'role' | 'run' | 'project'> {
  if (access === null) return { actor: '', tokenId: '', role: '', run: null, project: null };
  const { name, tokenId, role, project } = access;
  return { actor: name, tokenId, role, run: null, project };
}

/** The run that one of the ids leads to, and its project; nothing where none does. */
async function subjectOf(store: Store, ids: readonly unknown[]): Promise<{ run?: string; project?: string }> {
  for (const id of ids) {
    const run = await runOfId(store, String(id));
    const row = run === null ? null : await findRun(store, run);
    if (row !== null) return { run: row.uuid, project: row.project };
  }
  return {};
}
