import path from 'node:path';

import { type MetaCard, metaTrain } from '../../meta-training/meta-train.js';
import { readMetaSpec } from '../../meta-training/meta-spec.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';

/** `gradlens meta-train SPEC`: learns the network of scaler `meta`. */
export const metaTrainCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('meta-train')
    .description('learn the network of scaler meta on many small tasks; goes on where an earlier attempt ended')
    .argument('<spec>', 'YAML file of the meta-training (examples/meta-train.yaml)')
    .option('--out <file>', 'the weights; the card and the state of the search stand beside it (default: NAME.weights.json)')
    .option('--json', 'print the card as one line of JSON')
    .action(async (file: string, { out, json }: { readonly out?: string; readonly json?: boolean }) => {
      const spec = await readMetaSpec(file);
      const target = path.resolve(out ?? `${spec.name}.weights.json`);
      const card = await metaTrain(spec, { out: target, signal: terminal.signal, say: terminal.say });
      if (json === true) printJson(terminal, card);
      else for (const line of cardText(card, target)) print(terminal, line);
      finish(EXIT.done);
    });
};

function cardText(card: MetaCard, out: string): string[] {
  const change = ({ mean, standardError, better }: MetaCard['heldOut'][number]['againstStart'], seeds: number): string =>
    `${mean > 0 ? '+' : ''}${mean.toFixed(4)} ± ${standardError.toFixed(4)} (better in ${better} of ${seeds} seeds)`;
  return [
    `weights ${out}, sha256 ${card.weightsSha256}`,
    `learned by ${card.trainings} trainings, ${card.cpuSeconds.toFixed(0)} s of processor time`,
    'log validation loss on held-out tasks, learned minus other ± standard error; negative is better:',
    ...card.heldOut.map(({ task, seeds, againstStart, againstScaleOne }) => `  ${task}: against its start (snr) ${change(againstStart, seeds)}; against scale 1 ${change(againstScaleOne, seeds)}`),
    `beats its start: ${card.beatsStart ? 'yes' : 'no'}; beats scale 1: ${card.beatsScaleOne ? 'yes' : 'no'}; against one scale for all layers: not measured`,
  ];
}
