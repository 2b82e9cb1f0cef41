import { plural } from '#libs/contracts';

import { Option } from 'commander';

import { takeModel } from '../../model-out/taken-model.js';
import { MODEL_FORMATS, type ModelFormat, writeModel } from '../../model-out/write-model.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore } from '../../running/context.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';

interface ExportOptions {
  readonly format: ModelFormat;
  readonly output?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `gradlens export RUN`: the trained model as files. */
export const exportCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('export')
    .description("write the run's model as a folder: weights of its last checkpoint, preprocessing, provenance (the run's record: gradlens db export)")
    .argument('<run>', 'uuid of the run')
    .addOption(new Option('--format <format>', 'safetensors (what gradlens predict reads), or a TensorFlow.js layers model').choices([...MODEL_FORMATS]).default('safetensors'))
    .option('-o, --output <folder>', 'where to; model-RUN in this folder without it')
    .option('--force', 'replace an export that is there')
    .option('--json', 'print one line of JSON')
    .action(async (run: string, { format, output, force = false, json }: ExportOptions) => {
      const folder = output ?? `model-${run}`;
      const { files, provenance } = await withStore(terminal.environment, terminal.say, (context) =>
        withRecordedRun({ ...context, signal: terminal.signal }, run, async (recorded) => {
          const model = await takeModel(context.store, recorded);
          return { files: await writeModel(model, { folder, format, force }), provenance: model.provenance };
        }),
      );
      const { step, weightsSha256, isFinal } = provenance;
      if (json === true) printJson(terminal, { run, folder, format, step, isFinal, weightsSha256, files });
      else {
        print(terminal, `${folder}: ${files.map(({ name }) => name).join(', ')}, provenance.json`);
        print(terminal, `weights after ${step} ${plural(step, 'step')}${isFinal === true ? '' : ', NOT those that the run ended with'}, sha256 ${weightsSha256}`);
      }
      finish(EXIT.done);
    });
};
