import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseAnchor } from '#libs/audit';
import { exportLedger, openStore, readPublicKeys } from '#libs/decision-store';
import { tortureFile } from './files.js';
import { recordRun } from './record-run.js';
import { torture } from './torture.js';
const { values } = parseArgs({
    options: {
        changes: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
        layers: { type: 'string', default: '3' },
    },
});
const [changes, seed, layers] = [Number(values.changes), Number(values.seed), Number(values.layers)];
/** Changes of the tables, and a tenth as many of an exported file. One line of JSON a result. */
async function main(home) {
    const store = await openStore({ home, databaseUrl: process.env.DATABASE_URL, applicationName: 'gradlens torture' });
    try {
        const run = await recordRun({ store, home, layers, seed: 1 });
        const other = await recordRun({ store, home, layers, seed: 2 });
        const { lines } = parseAnchor(await readFile(join(home, 'anchor.jsonl'), 'utf8'));
        const trust = { publicKeys: readPublicKeys(join(home, 'keys')), anchors: lines.filter((line) => line.run === run) };
        const begun = performance.now();
        const result = await torture({ store, run, other, trust, changes, seed, onProgress: tell });
        const seconds = (performance.now() - begun) / 1000;
        print({ what: 'database', changes, ...result, secondsEach: seconds / changes });
        const file = join(home, 'run.ledger');
        await exportTo(file, (write) => exportLedger(store, run, { product: 'torture', exportedAt: new Date(0) }, write));
        const missed = await tortureFile(file, trust, { changes: Math.ceil(changes / 10), seed });
        print({ what: 'file', changes: Math.ceil(changes / 10), missed });
        return result.missed.length + missed.length;
    }
    finally {
        await store.close();
    }
}
async function exportTo(file, work) {
    const handle = await open(file, 'w');
    try {
        return await work((bytes) => handle.appendFile(bytes));
    }
    finally {
        await handle.close();
    }
}
function tell(done) {
    if (done % 500 === 0)
        process.stderr.write(`${done} of ${changes} changes\n`);
}
function print(value) {
    process.stdout.write(`${JSON.stringify(value)}\n`);
}
const home = await mkdtemp(join(tmpdir(), 'gradlens-torture-'));
await chmod(home, 0o755); // as root the server runs as another user, who must get in
try {
    process.exitCode = (await main(home)) === 0 ? 0 : 1;
}
finally {
    await rm(home, { recursive: true, force: true });
}
//# sourceMappingURL=main.js.map