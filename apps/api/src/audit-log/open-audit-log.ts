import type { AuditKind, AuditOutcome } from '#libs/audit';
import type { Clock } from '#libs/contracts';
import { type Anchor, appendAuditEntry, findRun, type LedgerKeys, type NewAuditEntry, type Store } from '#libs/decision-store';
import type { Logger } from 'pino';

import type { Access } from '../auth/authorizer.js';
import { runOfId } from '../auth/run-of-id.js';
import { withoutSecrets } from './without-secrets.js';

/** What became of what somebody asked for. */
export interface Became {
  readonly outcome: Exclude<AuditOutcome, 'begun'>;
  /** Type of the answer or code of the error. */
  readonly result: string;
}

/** What somebody asks for. */
export interface Order {
  readonly kind: AuditKind;
  /** Name of the mutation, or of what was read. */
  readonly action: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Ids among the arguments: the first that leads to a run says which it is about. */
  readonly ids: readonly unknown[];
}

/** What somebody did, or was refused. */
export interface Deed extends Order, Became {}

/** Writes the audit log. */
export interface AuditLog {
  /**
   * Records a deed: it is durable and signed when this returns.
   *
   * @throws the error of the database or of the keys; what could not be recorded is in the log of the process then.
   */
  record(access: Access | null, deed: Deed): Promise<void>;
  /**
   * Records what is about to be done: durable and signed when this returns. What it returns records what became of it.
   *
   * @throws as {@link AuditLog.record}; nothing is to be done then.
   */
  begin(access: Access | null, order: Order): Promise<(became: Became) => Promise<void>>;
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

/** Opens the audit log of the API. Heads of what changes did are anchored at once, others every ten seconds. */
export function openAuditLog({ store, clock, log, keys, tell }: AuditLogParts): AuditLog {
  const append = async (entry: NewAuditEntry): Promise<number> => {
    try {
      const head = await appendAuditEntry(store, entry, { keys: keys(), clock });
      tell(head, entry.kind === 'change' && entry.outcome !== 'begun');
      return head.treeSize;
    } catch (error) {
      log.error({ err: error, entry }, 'not recorded in the audit log');
      throw error;
    }
  };
  const entryOf = async (access: Access | null, { ids, args, kind, action }: Order): Promise<Omit<NewAuditEntry, 'outcome' | 'result' | 'begun'>> => {
    const about = await subjectOf(store, ids).catch(() => ({}));
    return { kind, action, ...whoOf(access), ...about, args: withoutSecrets(args) };
  };
  return {
    record: async (access, { outcome, result, ...order }) => {
      await append({ ...(await entryOf(access, order)), outcome, result, begun: null });
    },
    begin: async (access, order) => {
      const entry = await entryOf(access, order);
      const begun = await append({ ...entry, outcome: 'begun', result: '', begun: null });
      return async (became) => {
        await append({ ...entry, ...became, begun });
      };
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
