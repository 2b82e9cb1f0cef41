import { flipBit, pickTable, removeRow, repeatRow, replayRow, swapValues } from './changes.js';
import { dice } from './dice.js';
import { foundBy, isFine, proveInTransaction } from './prove-in-transaction.js';
import { readTables } from './tables.js';
const KINDS = [
    { name: 'bits flipped', weight: 14, change: flipBit },
    { name: 'rows removed', weight: 2, change: removeRow },
    { name: 'rows repeated', weight: 1, change: repeatRow },
    { name: 'values exchanged', weight: 2, change: swapValues },
    { name: 'rows replayed', weight: 2, change: replayRow },
];
/** Changes a recorded ledger by chance, each time in a transaction that is rolled back, and checks it each time. */
export async function torture({ store, run, other, trust, changes, seed, onProgress = () => undefined }) {
    const client = await store.pool.connect();
    const told = teller();
    try {
        const { rows } = await client.query('select run_id, uuid from run where uuid = any($1)', [[run, other]]);
        const idOf = (uuid) => rows.find((row) => row.uuid === uuid)?.run_id ?? NaN;
        const scene = { client, tables: await readTables(client), runId: idOf(run), otherRunId: idOf(other), dice: dice(seed) };
        while (told.done() < changes) {
            const kind = scene.dice.pick(KINDS.flatMap((item) => Array.from({ length: item.weight }, () => item)));
            await client.query('begin');
            const changed = await changeOnce(scene, kind.change);
            if (changed.kind === 'made')
                told.made(kind.name, changed.what, await proveInTransaction(client, run, trust));
            else
                told.nothing(changed.kind);
            await client.query('rollback');
            onProgress(told.done());
        }
    }
    finally {
        client.release();
    }
    return told.all();
}
function teller() {
    const made = {};
    const found = {};
    const missed = [];
    const none = { refused: 0, idle: 0 };
    let done = 0;
    const count = (counts, name) => {
        counts[name] = (counts[name] ?? 0) + 1;
    };
    return {
        done: () => done,
        made(kind, what, proof) {
            done += 1;
            count(made, kind);
            if (isFine(proof))
                missed.push(what);
            for (const by of foundBy(proof).split(', '))
                count(found, by);
        },
        nothing(why) {
            none[why] += 1;
        },
        all: () => ({ made, missed, ...none, foundBy: found }),
    };
}
/** Makes one change; checks of the product's own schema may refuse it. */
async function changeOnce(scene, change) {
    try {
        // whoever has all rights is not held up by foreign keys
        await scene.client.query("set local session_replication_role = 'replica'");
        const what = await change(scene, pickTable(scene));
        return what === null ? { kind: 'idle' } : { kind: 'made', what };
    }
    catch {
        return { kind: 'refused' };
    }
}
//# sourceMappingURL=torture.js.map