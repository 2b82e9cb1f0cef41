import { isRunUuid } from '#libs/contracts';
import { holdForLaw, liftHold, listHolds } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { machineOperator } from '../actor-of.js';
import { audited } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { runArgument, textArgument, wrongArgument } from './db-arguments.js';
/** `gradlens db hold RUN --reason TEXT`, `gradlens db hold --lift HOLD --reason TEXT`: keeps a run from removal. */
export const addHold = (db, terminal, finish) => {
    db.command('hold')
        .description('keep a run from retention and deletion, for the law; or lift such a hold')
        .argument('[run]', 'the run to hold')
        .option('--record <id>', 'the record that it is about: test:17, or its pseudonym')
        .option('--lift <hold>', 'lift this hold instead')
        .option('--reason <text>', 'why; it stays on record')
        .option('--json', 'print one line of JSON')
        .action(async (run, options) => {
        show(await change(run, options, terminal), options.json === true, terminal);
        finish(EXIT.done);
    });
};
/** `gradlens db holds`: all holds, those that stand first. */
export const addHolds = (db, terminal, finish) => {
    db.command('holds')
        .description('all legal holds, those that stand first')
        .option('--json', 'print one line of JSON a hold')
        .action(async ({ json }) => {
        const holds = await withStore(terminal.environment, terminal.say, ({ store }) => listHolds(store));
        for (const hold of holds)
            show(hold, json === true, terminal);
        if (holds.length === 0 && json !== true)
            print(terminal, 'no run was ever held');
        finish(EXIT.done);
    });
};
async function change(run, { record, lift, reason }, terminal) {
    const by = machineOperator();
    const why = { reason: textArgument(reason, '--reason'), by: by.name };
    if (lift === undefined) {
        if (run === undefined)
            throw wrongArgument('RUN', null, 'the uuid of a run, or --lift HOLD');
        const uuid = runArgument(run);
        const of = record === undefined ? null : textArgument(record, '--record');
        return await withStore(terminal.environment, terminal.say, (context) => audited(context, by, { action: 'holdRun', run: uuid, args: { reason: why.reason, isOnRecord: of !== null } }, () => holdForLaw(context.store, uuid, { ...why, record: of })));
    }
    if (run !== undefined)
        throw wrongArgument('RUN', JSON.stringify(run), 'nothing beside --lift: a hold knows its run');
    if (record !== undefined)
        throw wrongArgument('--record', JSON.stringify(record), 'nothing beside --lift: a hold knows its record');
    if (!isRunUuid(lift))
        throw wrongArgument('--lift', JSON.stringify(lift), 'the uuid of a hold; gradlens db holds lists them');
    return await withStore(terminal.environment, terminal.say, (context) => audited(context, by, { action: 'liftHold', run: null, args: { hold: lift, reason: why.reason } }, () => liftHold(context.store, lift, why)));
}
function show(hold, json, terminal) {
    if (json) {
        printJson(terminal, hold);
        return;
    }
    const { record, reason, by, createdAt, liftedAt, liftedBy, liftedReason } = hold;
    const about = record === null ? '' : `, record ${record}`;
    const lifted = liftedAt === null ? 'stands' : `lifted ${liftedAt.toISOString()} by ${liftedBy ?? ''}: ${liftedReason ?? ''}`;
    print(terminal, `${hold.hold}  run ${hold.run} (${hold.name}${about})  since ${createdAt.toISOString()} by ${by}: ${reason}; ${lifted}`);
}
//# sourceMappingURL=db-hold.js.map