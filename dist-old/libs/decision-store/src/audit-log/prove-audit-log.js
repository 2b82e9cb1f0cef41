import { verifyAuditLog } from '#libs/audit';
import { registeredKeys } from '../keys/registered-keys.js';
import { snapshot } from '../open/snapshot.js';
import { AUDIT_COLUMNS } from './list-audit-entries.js';
/** Entries that are read at a time. */
const PAGE = 2000;
/** Checks the audit log of the database, at one state of it. */
export function proveAuditLog(store, { publicKeys, anchors }) {
    return snapshot(store, async (client) => {
        const { rows } = await client.query('select log, tree_size as size from audit_log');
        const [at] = rows;
        if (at === undefined)
            return { log: null, state: 'altered', verdict: null };
        const keys = publicKeys ?? (await registeredKeys(client));
        const verdict = await verifyAuditLog({ ...at, entries: () => entriesOf(client) }, { publicKeys: keys, anchors: anchors ?? [] });
        const sound = publicKeys === null && verdict.entries > 0 ? 'unvouched' : 'ok';
        return { log: at.log, state: verdict.findings.length > 0 ? 'altered' : sound, verdict };
    });
}
/** The uuid that the audit log is signed under; null where it is gone. */
export async function auditLogUuid(store) {
    const { rows } = await store.pool.query('select log from audit_log');
    return rows[0]?.log ?? null;
}
async function* entriesOf(client) {
    for (let last = -1;;) {
        const { rows } = await client.query(`select ${AUDIT_COLUMNS} from audit_entry where seq > $1 order by seq limit ${PAGE}`, [last]);
        yield* rows;
        const newest = rows.at(-1);
        if (newest === undefined)
            return;
        last = newest.seq;
    }
}
//# sourceMappingURL=prove-audit-log.js.map