import { databaseContents, databaseStatus, type DatabaseContents } from '#libs/decision-store';

import { withStore } from '../../running/context.js';
import { noteInterrupted } from '../../running/note-interrupted.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface Status extends DatabaseContents {
  readonly server: string;
  readonly embedded: boolean;
  readonly migrations: readonly string[];
  readonly sizeBytes: number;
  readonly runs: number;
}

/** Tables that are shown to a person. */
const SHOWN = 5;

/** `gradlens db status`: which server, how big, what is in it, what is left to do. */
export const addStatus: AddCommand = (db, terminal, finish) => {
  db.command('status')
    .description('which server, which level, how big, and what is in it')
    .option('--json', 'print one line of JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const found = await readStatus(terminal);
      if (json === true) printJson(terminal, found);
      else for (const line of statusLines(found)) print(terminal, line);
      finish(EXIT.done);
    });
};

async function readStatus(terminal: Terminal): Promise<Status> {
  return await withStore(terminal.environment, terminal.say, async (context) => {
    const { store } = context;
    await noteInterrupted(context);
    const contents = await databaseContents(store);
    const runs = Object.values(contents.runsByState).reduce((sum, n) => sum + n, 0);
    return { ...(await databaseStatus(store)), embedded: store.embedded, runs, ...contents };
  });
}

function statusLines(found: Status): string[] {
  const { bytesPerDecision, oldestRun, runsByState } = found;
  const states = Object.entries(runsByState).map(([state, n]) => `${n} ${state}`).join(', ');
  return [
    `server      ${found.server}${found.embedded ? ' (embedded)' : ''}`,
    `level       ${found.migrations.at(-1) ?? 'none'} (${found.migrations.length} migrations)`,
    `size        ${megabytes(found.sizeBytes)}`,
    ...found.tables.slice(0, SHOWN).map(({ table, bytes }) => `  ${table.padEnd(18)} ${megabytes(bytes)}`),
    `decisions   ${found.decisions.toLocaleString('en')}${bytesPerDecision === null ? '' : `, ${bytesPerDecision.toFixed(1)} bytes each`}`,
    `runs        ${found.runs}${states === '' ? '' : `: ${states}`}`,
    `held        ${found.heldRuns}; decisions removed by retention: ${found.removedRuns}`,
    `oldest      ${oldestRun === null ? 'none' : `${oldestRun.run} ${oldestRun.name}, ${oldestRun.createdAt.toISOString().slice(0, 10)}`}`,
    `unsettled   ${found.unsettledWindows} windows of 256 steps to compact and roll up`,
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
