import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError, systemClock } from '#libs/contracts';
import { makeHome, openStore } from '#libs/decision-store';
import { readAccessToken } from '../auth/access-token.js';
import { LOOPBACK_NAMES } from '../auth/request-guard.js';
import { repoRoot } from '../common/repo-root.js';
import { STATEMENT_TIMEOUT_MS } from '../common/format-error.js';
import { openRunHub } from '../live/run-hub.js';
import { startNotifier } from '../notifications/notifier.js';
import { watchNotifyFile } from '../notifications/notify-file.js';
import { startRulesHost } from '../rules-host/rules-host.js';
import { removeApiFile, writeApiFile } from './api-file.js';
import { checkAddress } from './check-address.js';
import { startApi } from './start-api.js';
/**
 * Opens everything and listens: database, live changes, rules, API, dashboard.
 *
 * @throws what failed; nothing is left open then.
 */
export async function serve(environment, log) {
    checkAddress(environment);
    const home = resolve(environment.GRADLENS_HOME);
    makeHome(home, 0o700);
    const closers = [];
    const stop = async () => {
        for (const close of closers.splice(0).reverse()) {
            await close().catch((error) => { log.error({ err: error }, 'not closed cleanly'); });
        }
    };
    try {
        return { ...(await open({ environment, home, log }, closers)), stop };
    }
    catch (error) {
        await stop();
        throw error;
    }
}
/** Opens one part after the other; `closers` grows with each, in the order of opening. */
async function open({ environment, home, log }, closers) {
    const token = await readAccessToken(home, environment.GRADLENS_TOKEN);
    const store = await openStore({
        home,
        databaseUrl: environment.DATABASE_URL,
        applicationName: 'gradlens api',
        statementTimeoutMs: STATEMENT_TIMEOUT_MS,
        log: (line) => { log.info(line); },
    });
    closers.push(() => store.close());
    const hub = await openRunHub(store, log);
    closers.push(() => hub.close());
    const file = await openNotifyFile(environment, home, log);
    closers.push(() => file.close());
    const parts = { store, hub, clock: systemClock, log, notify: file, environment: { ...apiEnvironment(environment, { token, home }), tls: await readTls(environment) } };
    const api = await startApi(parts, { host: environment.GRADLENS_HOST, port: environment.GRADLENS_PORT });
    closers.push(() => api.close());
    const people = environment.GRADLENS_PUBLIC_URL ?? api.url;
    const notifier = startNotifier({ store, hub, clock: systemClock, log, file, base: people, onOutcome: api.notified });
    closers.push(() => notifier.close());
    const rules = startRulesHost({ store, hub, log });
    closers.push(() => rules.close());
    await writeApiFile(home, { url: api.url, pid: process.pid });
    closers.push(() => removeApiFile(home, process.pid));
    return { url: api.url, signIn: `${people}/#token=${token}` };
}
/** The notification file: the one that is named, which must be there, or `notify.yaml` in the home folder, which may. */
function openNotifyFile({ GRADLENS_NOTIFY: named }, home, log) {
    const path = named === undefined ? join(home, 'notify.yaml') : resolve(named);
    return watchNotifyFile({ path, isRequired: named !== undefined, variables: process.env, log });
}
/** The certificate and its key, where there are. @throws Error when they cannot be read. */
async function readTls({ GRADLENS_TLS_CERT: cert, GRADLENS_TLS_KEY: key }) {
    if (cert === undefined || key === undefined)
        return null;
    return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
}
/** The issuer whose tokens are accepted; null where none is named. */
function oidcOptions({ GRADLENS_OIDC_ISSUER: issuer, GRADLENS_OIDC_AUDIENCE: audience, GRADLENS_OIDC_ROLE_CLAIM: roleClaim, GRADLENS_OIDC_PROJECT_CLAIM: projectClaim }) {
    return issuer === undefined ? null : { issuer, audience, roleClaim, projectClaim };
}
/**
 * At which issuer people sign in, and as which client; null where no client is named.
 *
 * @throws InputError for a client without an issuer, or a secret without a client.
 */
export function signInOptions({ GRADLENS_OIDC_ISSUER: issuer, GRADLENS_OIDC_CLIENT_ID: clientId, GRADLENS_OIDC_CLIENT_SECRET: clientSecret, GRADLENS_OIDC_ROLE_CLAIM: roleClaim, GRADLENS_OIDC_PROJECT_CLAIM: projectClaim }) {
    if (clientId === undefined) {
        if (clientSecret !== undefined)
            throw missing('GRADLENS_OIDC_CLIENT_ID', 'the id of the client whose secret GRADLENS_OIDC_CLIENT_SECRET is');
        return null;
    }
    if (issuer === undefined)
        throw missing('GRADLENS_OIDC_ISSUER', 'the issuer that GRADLENS_OIDC_CLIENT_ID is a client of');
    return { issuer, clientId, clientSecret, roleClaim, projectClaim };
}
function missing(path, allowed) {
    return new InputError({ source: 'environment', path, value: 'missing', allowed });
}
function apiEnvironment(environment, { token, home }) {
    const { GRADLENS_HOST: host, GRADLENS_DATA_DIR: data, GRADLENS_PUBLIC_URL: url, GRADLENS_INTROSPECTION: introspection, GRADLENS_RATE_LIMIT: costPerSecond } = environment;
    const own = host.includes(':') ? `[${host}]` : host;
    return {
        home,
        releasePolicy: environment.GRADLENS_RELEASE_POLICY,
        anchor: { file: environment.GRADLENS_ANCHOR_FILE, url: environment.GRADLENS_ANCHOR_URL },
        token,
        dataFolder: data === undefined ? null : resolve(data),
        hosts: [...new Set([...LOOPBACK_NAMES, own.toLowerCase(), ...(url === undefined ? [] : [new URL(url).hostname])])],
        introspection,
        costPerSecond,
        documents: environment.GRADLENS_DOCUMENTS,
        documentsFile: environment.GRADLENS_DOCUMENTS_FILE,
        oidc: oidcOptions(environment),
        signIn: signInOptions(environment),
        publicUrl: url ?? null,
        dashboardFolder: join(repoRoot(), 'apps/dashboard/dist'),
    };
}
//# sourceMappingURL=serve.js.map