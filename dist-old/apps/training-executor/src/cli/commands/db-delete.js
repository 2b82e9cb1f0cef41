import { deleteRun } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { dropRunFiles } from '../../running/drop-run-files.js';
import { machineOperator } from '../actor-of.js';
import { audited } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { runArgument, wrongArgument } from './db-arguments.js';
/** `gradlens db delete RUN --yes`: a whole run goes, its proofs too. */
export const addDelete = (db, terminal, finish) => {
    db.command('delete')
        .description('delete a run and all that belongs to it, its proofs too; refused while it is held or live')
        .argument('<run>', 'the run to delete')
        .option('--yes', 'really')
        .option('--json', 'print one line of JSON')
        .action(async (text, { yes, json }) => {
        const run = runArgument(text);
        if (yes !== true)
            throw wrongArgument('--yes', null, 'given: what is deleted does not come back; gradlens db retain keeps rollups and proofs');
        const result = await withStore(terminal.environment, terminal.say, async (context) => {
            const act = { action: 'deleteRun', run, args: {}, refusalOf: ({ kind }) => (kind === 'deleted' ? null : 'REFUSED') };
            const deleted = await audited(context, machineOperator(), act, () => deleteRun(context.store, run));
            const files = deleted.kind === 'deleted' ? await dropRunFiles(terminal.environment.GRADLENS_HOME, run, deleted.checkpointFiles) : null;
            return { run, ...deleted, files };
        });
        if (json === true)
            printJson(terminal, result);
        else
            print(terminal, result.kind === 'deleted' ? `run ${run} is deleted` : `run ${run} stays: ${result.reason}`);
        for (const file of result.files?.left ?? [])
            terminal.say(`${file} was not removed: it is not in the home folder of this machine`);
        finish(result.kind === 'deleted' ? EXIT.done : EXIT.failed);
    });
};
//# sourceMappingURL=db-delete.js.map