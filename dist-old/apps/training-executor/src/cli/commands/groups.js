import { InputError } from '#libs/contracts';
import { findRun, latestCheckpoint, listGroupSeries } from '#libs/decision-store';
import { InvalidArgumentError } from 'commander';
import { groupText, reportGroups } from '../../groups/group-report.js';
import { groupsOverTime, overTimeText } from '../../groups/groups-over-time.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { readCheckpoint } from '../../running/checkpoints.js';
import { withStore } from '../../running/context.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { runArgument } from './db-arguments.js';
import { shareArgument } from './share-argument.js';
/** `gradlens groups RUN`: what the model does to protected groups. */
export const groupsCommand = (program, terminal, finish) => {
    program
        .command('groups')
        .description("selection rate, true and false positive rate of each protected group on the test split, by the run's last checkpoint, with the gaps between groups")
        .argument('<run>', 'uuid of the run')
        .option('--threshold <share>', 'score from which on the positive (last) class is given', shareArgument, 0.5)
        .option('--seed <n>', 'of the bootstrap', integer, 0)
        .option('--over-time', 'as recorded while the run trained, at its own threshold, instead')
        .option('--json', 'print one line of JSON')
        .action(async (run, options) => {
        if (options.overTime === true) {
            await showOverTime(runArgument(run, 'RUN', 'groups'), options, terminal);
            finish(EXIT.done);
            return;
        }
        const report = await withStore(terminal.environment, terminal.say, (context) => withRecordedRun({ ...context, signal: terminal.signal }, run, (recorded) => reportOf(context, recorded, options)));
        if (options.json === true)
            printJson(terminal, report);
        else
            for (const line of groupText(report))
                print(terminal, line);
        finish(EXIT.done);
    });
};
async function showOverTime(run, { json }, terminal) {
    const found = await withStore(terminal.environment, terminal.say, async ({ store }) => ((await findRun(store, run)) === null ? null : await listGroupSeries(store, run)));
    if (found === null)
        throw unfit(JSON.stringify(run), 'the uuid of a recorded run');
    const series = groupsOverTime(found);
    if (json === true)
        printJson(terminal, { run, series });
    else
        for (const line of overTimeText(run, series))
            print(terminal, line);
}
async function reportOf({ store }, { row, training, data }, { threshold, seed }) {
    const { classNames, target, protectedAttributes, test } = data;
    if (classNames.length !== 2)
        throw unfit(target === undefined ? `${classNames.length} classes` : `a number, ${target.column}, as its prediction`, 'a run with two classes');
    if (protectedAttributes.length === 0)
        throw unfit('data without protected attributes', 'a run whose data declare some');
    const checkpoint = await latestCheckpoint(store, row.uuid);
    if (checkpoint === null)
        throw unfit('no checkpoint', 'a run with a checkpoint');
    training.restore(await readCheckpoint(checkpoint));
    const scores = await training.scores('test', Int32Array.from({ length: test.count }, (_, i) => i));
    const positive = scores.filter((_, i) => i % 2 === 1);
    return { run: row.uuid, step: training.step, positive: classNames[1] ?? '', threshold, records: test.count, ...reportGroups({ scores: positive, data, threshold, seed }) };
}
function unfit(value, allowed) {
    return new InputError({ source: null, path: 'run', value, allowed });
}
function integer(text) {
    if (/^\d{1,9}$/.test(text))
        return Number(text);
    throw new InvalidArgumentError('allowed: an integer >= 0.');
}
//# sourceMappingURL=groups.js.map