import { appendLeaves, auditHead, auditLeaf, frontierBytes, openFrontier, signHead } from '#libs/audit';
import { transaction } from '../open/transaction.js';
import { registerKeys } from '../shipping/ledger-head.js';
/**
 * Appends an entry to the audit log and signs the root over all of it, in one transaction: durable once it returns.
 * Writers wait for each other, so that numbers have no gap.
 *
 * @returns the signed head, for the anchor; its `treeSize` is the number of the entry.
 * @throws Error when the database has no log any more.
 */
export async function appendAuditEntry(store, entry, { keys, clock }) {
    return await transaction(store, async (client) => {
        await client.query("select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'");
        const { rows } = await client.query('select log, tree_size as "treeSize", frontier from audit_log for update');
        const [at] = rows;
        if (at === undefined)
            throw new Error('the audit log is gone from the database: its row was removed');
        const numbered = { ...entry, seq: at.treeSize + 1, timeUs: Math.round(clock.now() * 1000) };
        const frontier = appendLeaves(openFrontier(at.frontier, at.treeSize), auditLeaf(at.log, numbered));
        const head = auditHead(at.log, numbered, frontier);
        const signed = { ...head, ...signHead(head, keys.signer) };
        if (at.treeSize === 0 || (await isNewKey(client, signed.keyName)))
            await registerKeys(client, keys.rows);
        await client.query(`insert into audit_entry (seq, time_us, kind, action, actor, token_id, role, project, run, args, outcome, result, begun, key_name, signature)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`, [...columnsOf(numbered), signed.keyName, signed.signature]);
        await client.query('update audit_log set tree_size = $1, frontier = $2', [frontier.treeSize, frontierBytes(frontier)]);
        return signed;
    });
}
async function isNewKey(client, keyName) {
    const { rows } = await client.query('select 1 from ledger_key where key_name = $1', [keyName]);
    return rows.length === 0;
}
function columnsOf({ seq, timeUs, kind, action, actor, tokenId, role, project, run, args, outcome, result, begun }) {
    return [seq, timeUs, kind, action, actor, tokenId, role, project, run, args, outcome, result, begun];
}
//# sourceMappingURL=append-audit-entry.js.map