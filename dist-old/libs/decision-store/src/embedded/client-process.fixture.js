import { joinServer } from './join-server.js';
// A process of its own for the specs: joins the server of the home folder in argv[2], says so, and leaves (or is
// killed) when it is told to on stdin; with argv[3] it joins and leaves so many times by itself.
const [home = '', rounds] = process.argv.slice(2);
if (rounds === undefined) {
    process.on('SIGINT', () => undefined); // as the command line does: it ends in good order
    const joined = await joinServer(home, () => undefined);
    process.stdout.write(`${joined.connectionString}\n`);
    process.stdin.once('data', () => {
        void joined.leave().then(() => process.exit(0));
    });
}
else {
    const { default: pg } = await import('pg');
    for (let round = 0; round < Number(rounds); round++) {
        const joined = await joinServer(home, () => undefined);
        const client = new pg.Client({ connectionString: joined.connectionString });
        await client.connect();
        await client.query('select 1');
        await client.end();
        await joined.leave();
    }
}
//# sourceMappingURL=client-process.fixture.js.map