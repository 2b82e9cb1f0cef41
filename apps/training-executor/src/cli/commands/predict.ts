import { isRunUuid } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';

import { csvLine } from '../../exporting/csv-text.js';
import { predictRecords, type Predicted, type PredictOptions } from '../../model-out/predict-records.js';
import { readModel } from '../../model-out/read-model.js';
import { takeModel, type TakenModel } from '../../model-out/taken-model.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore } from '../../running/context.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { shareArgument } from './share-argument.js';

interface Options {
  readonly records: string;
  readonly delimiter: string;
  readonly threshold: number;
  readonly json?: boolean;
}

/** `gradlens predict RUN --records FILE`: scores of new records. */
export const predictCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('predict')
    .description('score new records with the model of a run, or of a folder that gradlens export wrote')
    .argument('<model>', 'uuid of the run, or the folder of an exported model (safetensors)')
    .requiredOption('--records <file>', 'CSV with a header that names the columns; for image models an idx file')
    .option('--delimiter <character>', 'between the fields of the CSV', ',')
    .option('--threshold <share>', 'score from which on the positive (last) of two classes is given', shareArgument, 0.5)
    .option('--json', 'print a line of JSON a record, and one of the whole at the end')
    .action(async (of: string, { records, delimiter, threshold, json }: Options) => {
      const options = { file: records, delimiter, threshold, signal: terminal.signal };
      const { model, predicted } = await (isRunUuid(of) ? ofRun(terminal, of, options) : ofFolder(of, options));
      tell(terminal, model, predicted);
      (json === true ? printLines : printCsv)(terminal, model, predicted);
      finish(EXIT.done);
    });
};

interface Told {
  readonly model: TakenModel;
  readonly predicted: Predicted;
}

async function ofRun(terminal: Terminal, run: string, options: PredictOptions): Promise<Told> {
  return await withStore(terminal.environment, terminal.say, (context) =>
    withRecordedRun({ ...context, signal: terminal.signal }, run, async (recorded) => {
      const model = await takeModel(context.store, recorded);
      return { model, predicted: await predictRecords(model, options) };
    }),
  );
}

async function ofFolder(folder: string, options: PredictOptions): Promise<Told> {
  const model = await readModel(folder);
  const parameterCount = Object.values(model.weights).reduce((sum, { values }) => sum + values.length, 0);
  await resolveBackend('auto', { parameterCount, kind: model.provenance.model.kind });
  return { model, predicted: await predictRecords(model, options) };
}

/** What a person must know of the records before the scores are believed. */
function tell({ say }: Terminal, { provenance, preprocessing }: TakenModel, { predictions, records }: Predicted): void {
  say(`${predictions.length} records under weights ${provenance.weightsSha256} (run ${provenance.run}, step ${provenance.step})`);
  if (records.unusedColumns.length > 0) say(`not used, the model does not know them: ${records.unusedColumns.join(', ')}`);
  for (const { column, text, rows } of records.unknownTexts) say(`${column}: ${JSON.stringify(text)} in ${rows} records was never seen in training: ${preprocessing.text === undefined ? 'none of its categories' : 'an unknown token'}`);
}

function printCsv(terminal: Terminal, { preprocessing }: TakenModel, { predictions }: Predicted): void {
  print(terminal, csvLine(['row', 'class', 'score', ...preprocessing.classNames.map((name) => `p(${name})`)]));
  for (const { row, predictedClass, score, probabilities } of predictions) print(terminal, csvLine([row, predictedClass ?? '', score, ...probabilities]));
}

function printLines(terminal: Terminal, { provenance }: TakenModel, { predictions, records }: Predicted): void {
  for (const prediction of predictions) printJson(terminal, prediction);
  const { run, step, weightsSha256 } = provenance;
  printJson(terminal, { run, step, weightsSha256, ...records, file: records.entry, entry: undefined });
}
