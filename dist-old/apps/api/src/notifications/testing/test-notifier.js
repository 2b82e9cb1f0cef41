import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '#libs/contracts';
import { pino } from 'pino';
import { openRunHub } from '../../live/run-hub.js';
import { startNotifier } from '../notifier.js';
import { watchNotifyFile } from '../notify-file.js';
/** Key of signed webhooks in tests. */
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
/** Starts a notifier with a notification file of this text, and files beside it. */
export async function testNotifier(store, text, beside = {}) {
    const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-notify-'));
    const name = path.join(folder, 'notify.yaml');
    writeFileSync(name, text);
    for (const [other, content] of Object.entries(beside))
        writeFileSync(path.join(folder, other), content);
    const logged = [];
    const log = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
    const hub = await openRunHub(store, log);
    const file = await watchNotifyFile({ path: name, isRequired: true, variables: { HOOK_SECRET: WEBHOOK_SECRET }, log, pollMs: 20 });
    const notifier = startNotifier({ store, hub, clock: systemClock, log, file, base: 'http://127.0.0.1:7433', pollMs: 50, syncMs: 100 });
    return {
        ...{ file, logged },
        write: (next, other = 'notify.yaml') => { writeFileSync(path.join(folder, other), next); },
        close: async () => {
            await notifier.close();
            await file.close();
            await hub.close();
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
//# sourceMappingURL=test-notifier.js.map