import { countRuns, databaseStatus } from '#libs/decision-store';

import { withStore } from '../../running/context.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface Status {
  readonly server: string;
  readonly embedded: boolean;
  readonly migrations: readonly string[];
  readonly sizeBytes: number;
  readonly runs: number;
}

/** `gradlens db migrate|status`: the database. */
export const dbCommand: AddCommand = (program, terminal, finish) => {
  const db = program.command('db').description('the database');
  db.command('migrate')
    .description('bring the database to the level of this version')
    .option('--json', 'print one line of JSON')
    .action(async (options: { json?: boolean }) => {
      show(await status(terminal), options.json === true, terminal);
      finish(EXIT.done);
    });
  db.command('status')
    .description('which server, which level, how big')
    .option('--json', 'print one line of JSON')
    .action(async (options: { json?: boolean }) => {
      show(await status(terminal), options.json === true, terminal);
      finish(EXIT.done);
    });
  for (const command of db.commands) command.exitOverride();
};

/** Opening the store migrates; so both commands open and tell. */
async function status(terminal: Terminal): Promise<Status> {
  return await withStore(terminal.environment, terminal.say, async ({ store }) => {
    const { server, migrations, sizeBytes } = await databaseStatus(store);
    return { server, embedded: store.embedded, migrations, sizeBytes, runs: await countRuns(store) };
  });
}

function show(found: Status, json: boolean, terminal: Terminal): void {
  if (json) {
    printJson(terminal, found);
    return;
  }
  print(terminal, `server      ${found.server}${found.embedded ? ' (embedded)' : ''}`);
  print(terminal, `level       ${found.migrations.at(-1) ?? 'none'} (${found.migrations.length} migrations)`);
  print(terminal, `size        ${(found.sizeBytes / 1e6).toFixed(1)} MB`);
  print(terminal, `runs        ${found.runs}`);
}
