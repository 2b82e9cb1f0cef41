import type { AuditKind, SignedHead } from '#libs/audit';
import { InputError, messageOf } from '#libs/contracts';
import { appendAuditEntry, findRun, type NewAuditEntry, openAnchor, openKeyring } from '#libs/decision-store';

import type { ExecutorContext } from '../running/context.js';
import type { Actor } from './actor-of.js';

/** What somebody asks for by the command line. */
export interface CommandLineOrder {
  /** Name of the GraphQL mutation that does the same, where there is one; of what was read. */
  readonly action: string;
  /** UUID of the run it is about; null where it is about none. */
  readonly run: string | null;
  /** Project, where it is about no run of one. */
  readonly project?: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What somebody does by the command line. */
export interface CommandLineAct<T> extends CommandLineOrder {
  /** Code of the refusal that an outcome is; null where it was done. By default everything that throws nothing was done. */
  readonly refusalOf?: (outcome: T) => string | null;
}

type Who = Pick<Actor, 'name' | 'title'>;
type Draft = Omit<NewAuditEntry, 'outcome' | 'result' | 'begun'>;

/**
 * Does something in the name of somebody: the audit log tells that it is begun before, and what became of it behind. What cannot be
 * recorded is not done.
 *
 * @throws what `work` throws, also where that could not be recorded, which is said; else Error when an entry could not be written.
 */
export async function audited<T>(context: ExecutorContext, who: Who, act: CommandLineAct<T>, work: () => Promise<T>): Promise<T> {
  const entry = await draftOf(context, who, { kind: 'change', ...act });
  const { treeSize: begun } = await append(context, { ...entry, outcome: 'begun', result: '', begun: null }, 'so nothing was done');
  const end = async (refusal: string | null, outcome: 'refused' | 'failed' = 'refused'): Promise<void> => {
    const became = refusal === null ? { outcome: 'done', result: 'done' } as const : { outcome, result: refusal };
    await anchored(context, await append(context, { ...entry, ...became, begun }, 'but it was begun: look whether it was done'));
  };
  let outcome: T;
  try {
    outcome = await work();
  } catch (error) {
    const told = error instanceof InputError ? end('BAD_USER_INPUT') : end('INTERNAL_SERVER_ERROR', 'failed');
    // what kept it from being done says more than what kept that from being recorded
    await told.catch((unrecorded: unknown) => { context.say(messageOf(unrecorded)); });
    throw error;
  }
  await end(act.refusalOf?.(outcome) ?? null);
  return outcome;
}

/** Records that somebody reads what the data say of people. To be called before it is told. @throws Error when it cannot be recorded. */
export async function recordRead(context: ExecutorContext, who: Who, order: CommandLineOrder): Promise<void> {
  await append(context, { ...(await draftOf(context, who, { kind: 'read', ...order })), outcome: 'done', result: 'told', begun: null }, 'so it is not told');
}

/** The code of an outcome that the store tells by its kind: `no-run` is NO_RUN. */
export function codeOf({ kind }: { readonly kind: string }): string {
  return kind.toUpperCase().replaceAll('-', '_');
}

async function draftOf({ store }: ExecutorContext, { name, title }: Who, { kind, action, run, project, args }: CommandLineOrder & { readonly kind: AuditKind }): Promise<Draft> {
  const of = run === null ? null : ((await findRun(store, run))?.project ?? null);
  return { kind, action, actor: name, tokenId: 'command line', role: title, run, project: project ?? of, args: JSON.stringify(run === null ? args : { run, ...args }) };
}

async function append({ store, environment, clock }: ExecutorContext, entry: NewAuditEntry, so: string): Promise<SignedHead> {
  try {
    return await appendAuditEntry(store, entry, { keys: openKeyring(environment.GRADLENS_HOME), clock });
  } catch (error) {
    throw new Error(`${entry.action} could not be recorded in the audit log, ${so}`, { cause: error });
  }
}

async function anchored({ environment, clock }: ExecutorContext, head: SignedHead): Promise<void> {
  const { GRADLENS_HOME: home, GRADLENS_ANCHOR_FILE: file, GRADLENS_ANCHOR_URL: url } = environment;
  const anchor = openAnchor({ home, file, url, clock });
  anchor.tell(head, true);
  await anchor.close();
}
