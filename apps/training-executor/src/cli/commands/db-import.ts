import { plural } from '#libs/contracts';

import { statSync } from 'node:fs';

import { findTrust, importLedger, trustFor } from '#libs/decision-store';

import { withStore } from '../../running/context.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { wrongArgument } from './db-arguments.js';

interface ImportOptions {
  readonly key?: readonly string[];
  readonly json?: boolean;
}

/** `gradlens db import FILE`: takes an exported ledger in. */
export const addImport: AddCommand = (db, terminal, finish) => {
  db.command('import')
    .description('take in a ledger that was exported with --format ledger; it is checked first')
    .argument('<file>', 'the exported ledger')
    .option('--key <file|vkey...>', 'public keys that must have signed it; any by default')
    .option('--json', 'print one line of JSON')
    .action(async (file: string, { key, json }: ImportOptions) => {
      if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw wrongArgument('FILE', JSON.stringify(file), 'an exported ledger that is there');
      // a ledger of another home folder is signed with other keys than ours: only those that a person names are asked for
      const found = findTrust({ home: terminal.environment.GRADLENS_HOME, keys: key });
      const trust = { ...found, publicKeys: key === undefined ? null : found.publicKeys };
      const imported = await withStore(terminal.environment, terminal.say, ({ store }) => importLedger(store, file, (run) => trustFor(run, trust)));
      const { run, outcome, frames } = imported;
      if (json === true) printJson(terminal, imported);
      else print(terminal, outcome === 'there' ? `run ${run} is there already, as it is in the file` : `run ${run} imported: ${frames} ${plural(frames, 'frame')}`);
      finish(EXIT.done);
    });
};
