import { keyText } from './difference.js';
/** Checks that each key that signed is in `ledger_key`, once: whoever has nothing but the database must find it there. */
export async function checkKeyRows(client, runId, report) {
    const { rows } = await client.query(`select s.key_name as "keyName", count(k.key_name)::int as stored
     from (select distinct key_name from ledger_segment where run_id = $1) s left join ledger_key k on k.key_name = s.key_name
     group by s.key_name having count(k.key_name) <> 1 limit 100`, [runId]);
    for (const { keyName, stored } of rows) {
        report({ table: 'ledger_key', key: keyText({ key_name: keyName }), column: null, detail: `the key that signed is there ${stored} times` });
    }
}
//# sourceMappingURL=check-keys.js.map