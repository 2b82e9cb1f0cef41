import { InputError, plural, systemClock } from '#libs/contracts';
import { findTrust } from '#libs/decision-store';

import { openBundle } from '../../reproducing/open-bundle.js';
import { type Reproduced, reproduceBundle } from '../../reproducing/reproduce-bundle.js';
import { reproducedText } from '../../reproducing/reproduce-text.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { countArgument } from './count-argument.js';

interface ReproduceCommandOptions {
  readonly key?: readonly string[];
  readonly unvouched?: boolean;
  readonly backend?: string;
  readonly tolerance: number;
  readonly steps: number;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `gradlens reproduce BUNDLE`: whether a bundled run gives the same here. It needs no database. */
export const reproduceCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('reproduce')
    .description('check a bundle and recompute sampled decisions of it: same, within tolerance, or where it diverged (then exit code 1); needs no database')
    .argument('<bundle>', 'the folder that gradlens bundle wrote')
    .option('--key <file|vkey...>', 'public keys of who recorded it; those of the home folder by default')
    .option('--unvouched', 'go on with a bundle that no known key signed')
    .option('--backend <name>', 'another backend than the recorded one: bits then differ')
    .option('--tolerance <number>', 'largest error of a number that still counts as the same, dimensionless', toleranceArgument, 1e-3)
    .option('--steps <n>', 'steps that are recomputed from the start and from each checkpoint', countArgument(1, 1_000_000), 16)
    .option('--all', 'recompute the whole run')
    .option('--json', 'print one line of JSON')
    .action(async (folder: string, options: ReproduceCommandOptions) => {
      const found = await reproduce(folder, options, terminal);
      finish(isReproduced(found) ? EXIT.done : EXIT.wrong);
    });
};

async function reproduce(folder: string, options: ReproduceCommandOptions, terminal: Terminal): Promise<Reproduced> {
  const { environment, say, signal } = terminal;
  const trust = findTrust({ home: environment.GRADLENS_HOME, anchorFile: environment.GRADLENS_ANCHOR_FILE, keys: options.key });
  const bundle = await openBundle(folder, trust, options.unvouched === true);
  say(`the bundle holds: files, signature, ledger of ${bundle.lastStep + 1} ${plural(bundle.lastStep + 1, 'step')}, ${bundle.checkpoints.length} ${plural(bundle.checkpoints.length, 'checkpoint')}`);
  const found = await reproduceBundle({ environment, clock: systemClock, say }, bundle, {
    ...{ backend: options.backend ?? null, tolerance: options.tolerance, steps: options.all === true ? null : options.steps, signal },
    onStretch: (from, to) => { say(`recomputing steps ${from}..${to - 1}`); },
  });
  if (options.json === true) printJson(terminal, inWords(found));
  else for (const line of reproducedText(found, bundle)) print(terminal, line);
  return found;
}

/** Numbers that JSON does not have, as words. */
function inWords({ maxError, diverged, ...found }: Reproduced): Record<string, unknown> {
  const figure = (value: number): number | string => (Number.isFinite(value) ? value : String(value));
  const { recorded, computed, error } = diverged ?? { recorded: 0, computed: 0, error: 0 };
  return { ...found, maxError: figure(maxError), diverged: diverged && { ...diverged, recorded: figure(recorded), computed: figure(computed), error: figure(error) } };
}

/** Weights of a checkpoint that are not the recorded ones are another checkpoint; recomputed on another backend they have other bits. */
function isReproduced({ outcome, weightsFrom, sameWeights }: Reproduced): boolean {
  return outcome !== 'diverged' && !(weightsFrom === 'checkpoint' && sameWeights === false);
}

function toleranceArgument(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && Number.isFinite(value)) return value;
  throw new InputError({ source: null, path: '--tolerance', value: JSON.stringify(text), allowed: 'a number from 0' });
}
