import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Role, RunUuid } from '#libs/contracts';
import { createAccessToken, createRun, setRunState, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';

import { type CommandLine, commandLine } from '../command-line.fixture.js';

/** A completed run of desk-1 in a database and a home of its own, and command lines there. */
export interface EndedRun extends Pick<CommandLine, 'gradlens'> {
  readonly store: Store;
  readonly home: string;
  readonly run: RunUuid;
  /** The secret of a new token. */
  readonly token: (name: string, role?: Role) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Makes one; `name` is the run's. */
export async function endedRun(name: string): Promise<EndedRun> {
  const store = await testStore();
  const home = mkdtempSync(path.join(tmpdir(), `gradlens-${name}-`));
  const run = uuidv7();
  await createRun(store, { uuid: run, name, spec: {}, state: 'running', origin: 'cli', startedBy: 'desk-1' });
  await setRunState(store, run, 'completed');
  return {
    store, home, run,
    ...commandLine({ GRADLENS_HOME: home, DATABASE_URL: store.connectionString }),
    token: async (by, role = 'reviewer') => (await createAccessToken(store, { role, name: by, expiresInSeconds: 600, createdBy: 'spec' })).secret,
    close: async () => {
      await store.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
