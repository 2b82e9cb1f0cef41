import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { systemClock } from '#libs/contracts';
import type { Store } from '#libs/decision-store';
import { pino } from 'pino';

import { openRunHub } from '../../live/run-hub.js';
import { startNotifier } from '../notifier.js';
import { type NotifyFile, watchNotifyFile } from '../notify-file.js';

/** Key of signed webhooks in tests. */
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** A notifier with a file of its own. */
export interface TestNotifier {
  readonly file: NotifyFile;
  /** What was logged, as JSON lines. */
  readonly logged: string[];
  /** Another version of the file, or of one beside it. */
  write(text: string, beside?: string): void;
  close(): Promise<void>;
}

/** Starts a notifier with a notification file of this text, and files beside it. */
export async function testNotifier(store: Store, text: string, beside: Readonly<Record<string, string>> = {}): Promise<TestNotifier> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-notify-'));
  const name = path.join(folder, 'notify.yaml');
  writeFileSync(name, text);
  for (const [other, content] of Object.entries(beside)) writeFileSync(path.join(folder, other), content);
  const logged: string[] = [];
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
