import { Inject, Injectable } from '@nestjs/common';

import type { SignedAuditEntry } from '#libs/audit';
import { listAuditEntries, type Store } from '#libs/decision-store';

import { badInput } from '../common/bad-input.js';
import { pageSize, toConnection } from '../common/connection.js';
import { runUuidOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import type { AuditEntryConnection, AuditEntryModel, AuditLogArgs } from './audit-log.model.js';

/** Reads the audit log. */
@Injectable()
export class AuditLogService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** A page of it, newest first. @throws GraphQLError BAD_USER_INPUT for a wrong run or cursor. */
  async list({ first, after, run, ...filter }: AuditLogArgs): Promise<AuditEntryConnection> {
    const uuid = run === null || run === undefined ? null : runUuidOf(run, 'run');
    const page = await listAuditEntries(this.store, { ...filter, run: uuid }, { first: pageSize(first), before: beforeOf(after) });
    const edges = page.entries.map((entry) => ({ cursor: String(entry.seq), node: toModel(entry) }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }
}

function beforeOf(after: string | null | undefined): number | undefined {
  if (after === null || after === undefined) return undefined;
  if (/^\d{1,15}$/.test(after)) return Number(after);
  throw badInput('after', after, 'the cursor of an edge');
}

function toModel({ timeUs, args, ...entry }: SignedAuditEntry): AuditEntryModel {
  return { ...entry, at: new Date(timeUs / 1000), arguments: JSON.parse(args) as unknown };
}
