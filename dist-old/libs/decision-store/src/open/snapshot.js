/** Runs `work` on one connection that sees one state of the database and can change nothing. */
export async function snapshot({ pool }, work) {
    const client = await pool.connect();
    let broken;
    try {
        await client.query('begin isolation level repeatable read read only');
        return await work(client);
    }
    finally {
        // nothing was changed: there is nothing to keep
        await client.query('rollback').catch((error) => {
            broken = error; // the pool drops the connection
        });
        client.release(broken);
    }
}
//# sourceMappingURL=snapshot.js.map