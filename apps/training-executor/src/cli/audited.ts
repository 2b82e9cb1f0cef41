import { appendAuditEntry, findRun, openKeyring } from '#libs/decision-store';

import type { ExecutorContext } from '../running/context.js';
import type { Actor } from './actor-of.js';

/** What somebody did by the command line; `result`: the code of a refusal, null where it was done. */
export interface CommandLineAct {
  readonly action: string;
  readonly run: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly result: string | null;
}

/** Records an act of the command line in the audit log, under the name of its GraphQL mutation. */
export async function recordAct({ store, environment, clock }: ExecutorContext, { name, role }: Actor, { action, run, args, result }: CommandLineAct): Promise<void> {
  const project = (await findRun(store, run))?.project ?? null;
  const entry = { kind: 'change', action, actor: name, tokenId: 'command line', role, run, project, args: JSON.stringify({ run, ...args }), outcome: result === null ? 'done' : 'refused', result: result ?? 'done' } as const;
  await appendAuditEntry(store, entry, { keys: openKeyring(environment.GRADLENS_HOME), clock });
}
