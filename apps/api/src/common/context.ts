import type { PeopleRead } from '../audit-log/record-reads.js';
import type { Access } from '../auth/authorizer.js';
import type { Loaders } from './loaders.js';

/** What every resolver of one operation shares. */
export interface GraphqlContext {
  readonly loaders: Loaders;
  /** What an operation over the web socket is called in the log; over HTTP the request has an id. */
  readonly requestId?: string;
  /** Who is asking. */
  readonly access: Access | null;
  /** Mutations, by the keys of their answers, that are in the audit log. */
  readonly recorded: Set<string | number>;
  /** What was read of sensitive predictions and is not in the audit log yet. */
  readonly read: PeopleRead;
}
