import path from 'node:path';

import { InputError, plural } from '#libs/contracts';

import { metaTrainFrom } from '../../meta-training/meta-train-from.js';
import { type MetaCard, metaTrain } from '../../meta-training/meta-train.js';
import { readMetaSpec } from '../../meta-training/meta-spec.js';
import { withStore } from '../../running/context.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { retrainingText } from '../retraining-text.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { countArgument } from './count-argument.js';

interface MetaTrainArguments {
  readonly from?: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
  readonly generations: number;
  readonly pairs: number;
  readonly seeds: number;
  readonly steps: number;
  readonly seed: number;
}

/** Of a search on recorded runs; a spec says its own. */
const FROM_SEARCH = { sigma: 0.3, rate: 0.1 } as const;

/** `gradlens meta-train SPEC`, `gradlens meta-train --from RUN…`: learns the network of scaler `meta`. */
export const metaTrainCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('meta-train')
    .description('learn the network of scaler meta, on many small tasks or for what recorded runs train; goes on where an earlier attempt ended')
    .argument('[spec]', 'YAML file of the meta-training (examples/meta-train.yaml)')
    .option('--from <run...>', 'learn on the task of these recorded runs, and tell after how many retrainings that has paid')
    .option('--out <file>', 'the weights; the card and the state of the search stand beside it (default: NAME.weights.json)')
    .option('--generations <n>', 'with --from: of the search', countArgument(1, 10_000), 40)
    .option('--pairs <n>', 'with --from: pairs of candidates in a generation', countArgument(1, 64), 4)
    .option('--seeds <n>', 'with --from: trainings of each kind that the result is of', countArgument(2, 64), 10)
    .option('--steps <n>', 'with --from: of a training, at most (default: as many as the run took)', countArgument(10, 1_000_000), 1_000_000)
    .option('--seed <n>', 'with --from: of the search', countArgument(0, 2 ** 31 - 1), 0)
    .option('--json', 'print the card as one line of JSON')
    .action(async (file: string | undefined, options: MetaTrainArguments) => {
      const { card, text } = await learn(file, options, terminal);
      if (options.json === true) printJson(terminal, card);
      else for (const line of text) print(terminal, line);
      finish(EXIT.done);
    });
};

async function learn(file: string | undefined, options: MetaTrainArguments, terminal: Terminal): Promise<{ readonly card: object; readonly text: readonly string[] }> {
  const { from, out, generations, pairs, seeds, steps, seed } = options;
  if ((file === undefined) === (from === undefined)) throw new InputError({ source: null, path: 'meta-train', value: file === undefined ? 'neither SPEC nor --from' : 'both SPEC and --from', allowed: 'one of them' });
  const target = (name: string): string => path.resolve(out ?? `${name}.weights.json`);
  const { signal, say } = terminal;
  if (file !== undefined) {
    const spec = await readMetaSpec(file);
    const card = await metaTrain(spec, { out: target(spec.name), signal, say });
    return { card, text: cardText(card, target(spec.name)) };
  }
  const settings = { runs: from ?? [], seeds, steps, generations, pairs, seed, ...FROM_SEARCH };
  const card = await withStore(terminal.environment, say, (context) => metaTrainFrom(context, settings, { out: target('retraining'), signal, say }));
  return { card, text: retrainingText(card, target('retraining')) };
}

function cardText(card: MetaCard, out: string): string[] {
  const change = ({ mean, standardError, better }: MetaCard['heldOut'][number]['againstStart'], seeds: number): string =>
    `${mean > 0 ? '+' : ''}${mean.toFixed(4)} ± ${standardError.toFixed(4)} (better in ${better} of ${seeds} seeds)`;
  return [
    `weights ${out}, sha256 ${card.weightsSha256}`,
    `learned by ${card.trainings} ${plural(card.trainings, 'training')}, ${card.cpuSeconds.toFixed(0)} s of processor time`,
    'log validation loss on held-out tasks, learned minus other ± standard error; negative is better:',
    ...card.heldOut.map(({ task, seeds, againstStart, againstScaleOne, againstUniform }) => `  ${task}: against its start (snr) ${change(againstStart, seeds)}; against scale 1 ${change(againstScaleOne, seeds)}; against one scale for all layers ${change(againstUniform, seeds)}`),
    `beats its start: ${card.beatsStart ? 'yes' : 'no'}; beats scale 1: ${card.beatsScaleOne ? 'yes' : 'no'}; beats itself with one scale for all layers: ${card.beatsUniform ? 'yes' : 'no'}`,
  ];
}
