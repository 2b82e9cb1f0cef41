import { existsSync } from 'node:fs';
import path from 'node:path';
import { messageOf, NAMED_DATA } from '#libs/contracts';
import { databaseStatus, openStore } from '#libs/decision-store';
import { findNamedFiles, isDownloaded } from '#libs/datasets';
import { backendTable } from '#libs/tensor-math';
import { gpu } from './gpu.js';
/** Looks at everything a run may need: backends, database, data sets, browser, GPU. */
export async function findAll(environment) {
    return [
        { part: 'node', state: 'ok', detail: process.versions.node, fix: null },
        ...(await backends()),
        await database(environment),
        ...dataSets(environment),
        browser(),
        await gpu(),
    ];
}
async function backends() {
    const table = await backendTable();
    return table.map(({ name, available, detail, fix }) => ({
        part: `backend ${name}`,
        state: available ? 'ok' : 'missing',
        detail,
        fix,
    }));
}
async function database(environment) {
    try {
        const store = await openStore({
            home: environment.GRADLENS_HOME,
            databaseUrl: environment.DATABASE_URL,
            applicationName: 'gradlens doctor',
        });
        try {
            const { server, migrations } = await databaseStatus(store);
            const kind = store.embedded ? 'embedded' : 'DATABASE_URL';
            return { part: 'database', state: 'ok', detail: `${server} (${kind}), level ${migrations.at(-1) ?? 'none'}`, fix: null };
        }
        finally {
            await store.close();
        }
    }
    catch (error) {
        const fix = environment.DATABASE_URL === undefined ? 'see postgres.log in the home folder' : 'check DATABASE_URL, or unset it to use the embedded server';
        return { part: 'database', state: 'failed', detail: messageOf(error), fix };
    }
}
function dataSets(environment) {
    const dataDir = environment.GRADLENS_DATA_DIR;
    const cacheDir = path.join(path.resolve(environment.GRADLENS_HOME), 'data');
    return NAMED_DATA.map((name) => {
        const files = findNamedFiles(name, { dataDir, cacheDir });
        const part = `data ${name}`;
        if (files !== null)
            return { part, state: 'ok', detail: files.join(', '), fix: null };
        return { part, state: 'missing', detail: 'not on this machine', fix: isDownloaded(name) ? 'downloaded at first use, or set GRADLENS_DATA_DIR' : 'not downloaded: put it into a folder and set GRADLENS_DATA_DIR' };
    });
}
function browser() {
    const file = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    if (existsSync(file))
        return { part: 'chromium', state: 'ok', detail: file, fix: null };
    return { part: 'chromium', state: 'missing', detail: 'needed by the browser test only', fix: 'install the package chromium, or set CHROMIUM_PATH' };
}
//# sourceMappingURL=findings.js.map