import { isRunUuid, plural } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';

import { csvLine } from '../../exporting/csv-text.js';
import { predictRecords, type Predicted, type PredictOptions } from '../../model-out/predict-records.js';
import { readModel } from '../../model-out/read-model.js';
import { takeModel, type TakenModel } from '../../model-out/taken-model.js';
import { type RegisteredNew, registerNew } from '../../predictions/register-new.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore } from '../../running/context.js';
import { actorOf } from '../actor-of.js';
import { audited } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { textArgument, wrongArgument } from './db-arguments.js';
import { shareArgument } from './share-argument.js';

interface Options {
  readonly records: string;
  readonly delimiter: string;
  readonly threshold: number;
  readonly register?: boolean;
  readonly reason?: string;
  readonly json?: boolean;
}

const COMMAND = 'predict';

/** `gradlens predict RUN --records FILE`: scores of new records. */
export const predictCommand: AddCommand = (program, terminal, finish) => {
  program
    .command(COMMAND)
    .description('score new records with the model of a run, or of a folder that gradlens export wrote')
    .argument('<model>', 'uuid of the run, or the folder of an exported model (safetensors)')
    .requiredOption('--records <file>', 'CSV with a header that names the columns; for image models an idx file')
    .option('--delimiter <character>', 'between the fields of the CSV', ',')
    .option('--threshold <share>', 'score from which on the positive (last) of two classes is given', shareArgument, 0.5)
    .option('--register', 'register the records as sensitive predictions of the run, with their scores')
    .option('--reason <text>', 'why they are registered; it stays on record')
    .option('--json', 'print a line of JSON a record, and one of the whole at the end')
    .action(async (of: string, { records, delimiter, threshold, json, ...wanted }: Options) => {
      const options = { file: records, delimiter, threshold, signal: terminal.signal };
      const reason = reasonOf(of, wanted);
      const told = await (isRunUuid(of) ? ofRun(terminal, of, options, reason) : ofFolder(of, options));
      tell(terminal, told);
      (json === true ? printLines : printCsv)(terminal, told);
      finish(EXIT.done);
    });
};

/** Why records are to be registered; null when they are not. @throws InputError */
function reasonOf(of: string, { register, reason }: Pick<Options, 'register' | 'reason'>): string | null {
  if (register !== true) {
    if (reason !== undefined) throw wrongArgument('--reason', JSON.stringify(reason), 'nothing without --register', COMMAND);
    return null;
  }
  if (!isRunUuid(of)) throw wrongArgument('MODEL', JSON.stringify(of), 'the uuid of a run, with --register: predictions are those of a run', COMMAND);
  return textArgument(reason, '--reason', COMMAND);
}

interface Told {
  readonly model: TakenModel;
  readonly predicted: Predicted;
  /** Null unless they were to be registered. */
  readonly registered: RegisteredNew | null;
}

async function ofRun(terminal: Terminal, run: string, options: PredictOptions, reason: string | null): Promise<Told> {
  return await withStore(terminal.environment, terminal.say, (context) =>
    withRecordedRun({ ...context, signal: terminal.signal }, run, async (recorded) => {
      const model = await takeModel(context.store, recorded);
      const predicted = await predictRecords(model, options);
      if (reason === null) return { model, predicted, registered: null };
      const actor = await actorOf(context.store, context.environment);
      const act = { action: 'registerPredictions', run, args: { records: predicted.predictions.length, reason } };
      const registered = await audited(context, actor, act, () => registerNew(context, recorded, { predicted, step: model.provenance.step, by: actor.name, reason }));
      return { model, predicted, registered };
    }),
  );
}

async function ofFolder(folder: string, options: PredictOptions): Promise<Told> {
  const model = await readModel(folder);
  const parameterCount = Object.values(model.weights).reduce((sum, { values }) => sum + values.length, 0);
  await resolveBackend('auto', { parameterCount, kind: model.provenance.model.kind });
  return { model, predicted: await predictRecords(model, options), registered: null };
}

/** What a person must know of the records before the scores are believed. */
function tell({ say }: Terminal, { model: { provenance, preprocessing }, predicted: { predictions, records }, registered }: Told): void {
  say(`${predictions.length} ${plural(predictions.length, 'record')} under weights ${provenance.weightsSha256} (run ${provenance.run}, step ${provenance.step})`);
  if (records.unusedColumns.length > 0) say(`not used, the model does not know them: ${records.unusedColumns.join(', ')}`);
  for (const { column, text, rows } of records.unknownTexts) say(`${column}: ${JSON.stringify(text)} in ${rows} ${plural(rows, 'record')} was never seen in training: ${preprocessing.text === undefined ? 'none of its categories' : 'an unknown token'}`);
  if (registered !== null) say(`registered as sensitive by ${registered.by}: ${registered.registered}; were before: ${registered.known}`);
}

function printCsv(terminal: Terminal, { model: { preprocessing }, predicted: { predictions }, registered }: Told): void {
  const last = registered === null ? [] : ['pseudonym'];
  const { target } = preprocessing;
  if (target !== undefined) {
    print(terminal, csvLine(['row', target.column, ...last]));
    for (const { row, score } of predictions) print(terminal, csvLine([row, score, ...last.map(() => registered?.pseudonyms[row] ?? '')]));
    return;
  }
  print(terminal, csvLine(['row', 'class', 'score', ...preprocessing.classNames.map((name) => `p(${name})`), ...last]));
  for (const { row, predictedClass, score, probabilities } of predictions) print(terminal, csvLine([row, predictedClass ?? '', score, ...probabilities, ...last.map(() => registered?.pseudonyms[row] ?? '')]));
}

function printLines(terminal: Terminal, { model: { provenance }, predicted: { predictions, records }, registered }: Told): void {
  for (const prediction of predictions) printJson(terminal, registered === null ? prediction : { ...prediction, pseudonym: registered.pseudonyms[prediction.row] });
  const { run, step, weightsSha256 } = provenance;
  printJson(terminal, { run, step, weightsSha256, ...records, ...registered, file: records.entry, entry: undefined, pseudonyms: undefined });
}
