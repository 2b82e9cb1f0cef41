import { SENSITIVITY_POLICIES } from '#libs/contracts';
import { findRun, latestCounts, listPredictions, PREDICTION_SORTS } from '#libs/decision-store';
import { Option } from 'commander';
import { fillDetails } from '../../predictions/fill-details.js';
import { predictionsText, registeredText } from '../../predictions/predictions-text.js';
import { registerRecord } from '../../predictions/register-record.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore } from '../../running/context.js';
import { actorOf, readerOf } from '../actor-of.js';
import { audited, recordRead } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { countArgument } from './count-argument.js';
import { runArgument, textArgument, wrongArgument } from './db-arguments.js';
const COMMAND = 'predictions';
/** `gradlens predictions RUN`: the sensitive predictions of a run; `--register test:17 --reason TEXT` adds one. */
export const predictionsCommand = (program, terminal, finish) => {
    program
        .command(COMMAND)
        .description('sensitive predictions of a run: scores, why each is sensitive and since when; or register a record as sensitive')
        .argument('<run>', 'uuid of the run')
        .addOption(new Option('--policy <policy>', 'only those that this policy says are sensitive').choices([...SENSITIVITY_POLICIES]))
        .addOption(new Option('--sort <order>', 'closest to the threshold, most changed, or highest score first').choices([...PREDICTION_SORTS]).default('closeness'))
        .option('--first <n>', 'show so many', countArgument(1, 20_000), 20)
        .option('--register <split:row>', 'register a record as sensitive: test:17 is row 17 of the test split, from 0')
        .option('--reason <text>', 'why it is registered; it stays on record')
        .option('--details', 'store what the data say of the kept records where it is missing: the database was away when the run ended')
        .option('--json', 'print one line of JSON')
        .action(async (text, options) => {
        const run = runArgument(text, 'RUN', COMMAND);
        const work = options.register === undefined ? show : register;
        await withStore(terminal.environment, terminal.say, (context) => work(context, run, { options, terminal }));
        finish(EXIT.done);
    });
};
async function register(context, run, { options, terminal }) {
    const { register: record = '', json } = options;
    const reason = textArgument(options.reason, '--reason', COMMAND);
    const actor = await actorOf(context.store, context.environment);
    const registered = await audited(context, actor, { action: 'registerPrediction', run, args: { reason } }, () => registerRecord({ ...context, signal: terminal.signal }, { run, record, by: actor.name, reason }));
    if (json === true)
        printJson(terminal, registered);
    else
        print(terminal, registeredText(registered));
}
async function show(context, run, { options, terminal }) {
    const { store } = context;
    const { policy, sort, first, reason, details, json } = options;
    if (reason !== undefined)
        throw wrongArgument('--reason', JSON.stringify(reason), 'nothing without --register', COMMAND);
    if (details === true)
        await withRecordedRun({ ...context, signal: terminal.signal }, run, ({ data }) => fillDetails(store, run, data));
    if ((await findRun(store, run)) === null)
        throw wrongArgument('RUN', JSON.stringify(run), 'the uuid of a recorded run', COMMAND);
    const latest = (await latestCounts(store, run)) ?? { step: null, threshold: null, counts: [] };
    const shown = { run, ...latest, ...(await listPredictions(store, { run, policy, sort, first, skip: 0 })) };
    await recordRead(context, await readerOf(store, context.environment), { action: 'prediction', run, args: { predictions: shown.predictions.map(({ pseudonym }) => pseudonym) } });
    if (json === true)
        printJson(terminal, shown);
    else
        for (const line of predictionsText(shown))
            print(terminal, line);
}
//# sourceMappingURL=predictions.js.map