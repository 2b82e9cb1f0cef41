import type { ReportContent } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';
import { findIncident, listReleases, overrideNotice, type ReleaseRow, type Store } from '#libs/decision-store';

import { actsOf } from './alerts-part.js';

type Release = NonNullable<ReportContent['releases']>[number];

/** Releases that a report tells, at most. */
const SHOWN = 50;

/** Wishes to release the run, newest first, each with what was refused; of an override who was told of it, and what people did. */
export async function releasesPart(store: Store, run: RunUuid): Promise<Release[]> {
  const list: Release[] = [];
  for (const row of (await listReleases(store, run)).slice(0, SHOWN)) list.push({ ...releaseOf(row), ...(await noticeOf(store, row)) });
  return list;
}

function releaseOf({ createdAt, by, role, state, reason, policy, policySha256, weightsSha256, clauses }: ReleaseRow): Omit<Release, 'incident' | 'alerted' | 'acts'> {
  const refused = clauses.filter(({ verdict }) => verdict === 'refused').map(({ clause, why }) => ({ clause, why }));
  return { at: createdAt.toISOString(), by, role, state, reason, policy: policy.name, policySha256, weights: weightsSha256, refused };
}

async function noticeOf(store: Store, row: ReleaseRow): Promise<Pick<Release, 'incident' | 'alerted' | 'acts'>> {
  if (row.state !== 'overridden') return { incident: null, acts: [] };
  const { incident, told } = await overrideNotice(store, row);
  const found = incident === null ? null : await findIncident(store, { run: row.run, incident });
  return {
    incident,
    alerted: told.map(({ receiver, state, at }) => `${receiver}: ${state} ${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`),
    acts: found === null ? [] : await actsOf(store, found),
  };
}
