import { openShipper } from '#libs/decision-store';
/** Committed means durable, whatever the default of the database is; a stricter default stays. */
const DURABLE = "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";
/** Shippers that write the ledger over connections of the pool. */
export function ledgerShippers({ store, clock, keys, onHead }) {
    const connected = async (work) => {
        const client = await store.pool.connect();
        let isBroken = true;
        try {
            await work(client);
            isBroken = false;
        }
        finally {
            client.release(isBroken); // a transaction that was left open goes with its connection
        }
    };
    return (target) => {
        const shipper = openShipper({ target, keys: keys(), clock, onHead });
        return {
            ship: (frames) => connected(async (client) => {
                await client.query(DURABLE);
                await shipper.ship(client, frames);
            }),
            settle: (isEnd) => connected((client) => shipper.settle(client, isEnd)),
        };
    };
}
//# sourceMappingURL=frame-shipper.js.map