/** Runs `work` in one transaction on a connection that is in none; whatever it throws rolls back, where that is still possible. */
export async function transactionOn(client, work) {
    await client.query('begin');
    try {
        const result = await work(client);
        await client.query('commit');
        return result;
    }
    catch (error) {
        await client.query('rollback').catch(() => undefined); // the connection is gone and with it the transaction
        throw error;
    }
}
/** Runs `work` in one transaction on one connection; whatever it throws rolls back. */
export async function transaction(store, work) {
    const client = await store.pool.connect();
    let broken;
    try {
        await client.query('begin');
        const result = await work(client);
        await client.query('commit');
        return result;
    }
    catch (error) {
        await client.query('rollback').catch((second) => {
            broken = second; // the connection is gone and with it the transaction: the pool drops it
        });
        throw error;
    }
    finally {
        client.release(broken);
    }
}
//# sourceMappingURL=transaction.js.map