// What the server alone can take: the chunks of a run by one COPY BINARY into an empty table of the same shape, from memory,
// with nothing encoded, hashed or signed. No recorder that writes on one connection can be faster on the same machine.
import { once } from 'node:events';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { queryNumbers } from './scene.js';
/** Steps that are copied: enough for a steady rate, little enough for memory. */
const STEPS = 51_200;
/** Decisions a second; `runId` has at least 51,200 steps. */
export async function measureCeiling({ store }, runId) {
    const client = await store.pool.connect();
    try {
        const parts = [];
        const rows = `select * from decision_chunk where run_id = ${String(runId)} and step0 + n <= ${String(STEPS)}`;
        for await (const part of client.query(copyTo(`copy (${rows}) to stdout (format binary)`)))
            parts.push(part);
        const { decisions } = await queryNumbers(store, `select sum(n)::float8 as decisions from (${rows}) c`);
        await client.query('drop table if exists ceiling');
        await client.query('create table ceiling (like decision_chunk including all) with (toast_tuple_target = 256)');
        const begun = performance.now();
        const stream = client.query(copyFrom('copy ceiling from stdin (format binary)'));
        const finished = once(stream, 'finish');
        stream.end(Buffer.concat(parts));
        await finished;
        return (decisions ?? NaN) / ((performance.now() - begun) / 1000);
    }
    finally {
        await client.query('drop table if exists ceiling');
        client.release();
    }
}
//# sourceMappingURL=ceiling.js.map