import type { RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { inProject } from '../projects/project-store.js';
import { overrideFingerprint, RELEASE_OVERRIDE, type ReleaseRow } from './releases.js';

/** What an override raised: its incident, and who was told of it. */
export interface OverrideNotice {
  /** Number of the incident in its run; null where it has none. */
  readonly incident: number | null;
  readonly told: readonly { readonly receiver: string; readonly state: string; readonly at: Date }[];
}

/** Which incident an override opened, and how its notifications went; those that were pruned are not told. */
export async function overrideNotice(store: StorePool, { run, uuid }: Pick<ReleaseRow, 'run' | 'uuid'>): Promise<OverrideNotice> {
  const fingerprint = overrideFingerprint(uuid);
  return { incident: await incidentOf(store, run, fingerprint), told: await toldOf(store, run, fingerprint) };
}

async function incidentOf({ pool }: StorePool, run: RunUuid, fingerprint: string): Promise<number | null> {
  const { rows } = await pool.query<{ incident: number | null }>(
    'select a.incident from alert a join run r on r.run_id = a.run_id where r.uuid = $1 and a.rule = $2 and a.fingerprint = $3',
    [run, RELEASE_OVERRIDE, fingerprint],
  );
  return rows[0]?.incident ?? null;
}

/** Notifications are of the whole service: a connection for one project sees none. */
async function toldOf({ pool }: StorePool, run: RunUuid, fingerprint: string): Promise<OverrideNotice['told']> {
  const { rows } = await inProject(null, () =>
    pool.query<OverrideNotice['told'][number]>(
      `select n.receiver, n.state, coalesce(n.finished_at, n.created_at) as at from notification n
       where exists (select from jsonb_array_elements(n.message -> 'alerts') e where e ->> 'run' = $1 and e ->> 'fingerprint' = $2)
       order by n.created_at, n.notification_id limit 50`,
      [run, fingerprint],
    ));
  return rows;
}
