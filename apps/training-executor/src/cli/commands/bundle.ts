import { plural } from '#libs/contracts';

import { makeBundle } from '../../reproducing/make-bundle.js';
import { withStore } from '../../running/context.js';
import { readerOf } from '../actor-of.js';
import { recordRead } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { countArgument } from './count-argument.js';
import { runArgument } from './db-arguments.js';

interface BundleCommandOptions {
  readonly output?: string;
  readonly checkpoints: number;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `gradlens bundle RUN`: a run as a folder, to be checked and recomputed elsewhere. */
export const bundleCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('bundle')
    .description('write a run as a folder that gradlens reproduce checks and recomputes elsewhere: signed ledger and checkpoints, no data')
    .argument('<run>', 'uuid of the run')
    .option('-o, --output <folder>', 'where to; bundle-RUN in this folder without it')
    .option('--checkpoints <n>', 'most checkpoints that are taken along, spread over the run', countArgument(1, 1000), 8)
    .option('--force', 'replace a bundle that is there')
    .option('--json', 'print one line of JSON')
    .action(async (text: string, { output, checkpoints, force = false, json }: BundleCommandOptions) => {
      const run = runArgument(text, 'RUN', 'bundle');
      const folder = output ?? `bundle-${run}`;
      const bundle = await withStore(terminal.environment, terminal.say, async (context) => {
        await recordRead(context, await readerOf(context.store, context.environment), { action: 'ledger', run, args: { format: 'bundle' } });
        return await makeBundle(context, run, { folder, force, checkpoints });
      });
      const bytes = bundle.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      if (json === true) printJson(terminal, { folder, ...bundle, bytes });
      else {
        print(terminal, `${folder}: ledger and ${bundle.files.length - 1} ${plural(bundle.files.length - 1, 'checkpoint')}, ${(bytes / 1e6).toFixed(1)} MB`);
        print(terminal, 'whoever reproduces it needs the data, and your public key by another way: gradlens keys');
      }
      finish(EXIT.done);
    });
};
