import path from 'node:path';
import { InputError, messageOf, NOTIFICATION_KINDS, NOTIFICATION_STATES, systemClock } from '#libs/contracts';
import { listNotifications, logTest } from '#libs/decision-store';
import { headline, loadNotifyFile, notifyJsonSchema, sendTest } from '#libs/notifications';
import { Option } from 'commander';
import { withStore } from '../../running/context.js';
import { actorOf } from '../actor-of.js';
import { audited } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
const MOST = 1000;
/** `gradlens notify check|test|log|schema`: who is told of alerts, and how that went. */
export const notifyCommand = (program, terminal, finish) => {
    const notify = program.command('notify').description('who is told of alerts, and how that went');
    notify
        .command('check')
        .description('check a notification file, and that its secrets are there')
        .argument('[file]', 'the file; GRADLENS_NOTIFY, or notify.yaml in the home folder, when left out')
        .option('--json', 'print one line of JSON')
        .action(async (file, { json }) => { finish(await check(file, json === true, terminal)); });
    notify
        .command('test')
        .description('send a marked test to receivers, say what became of it, and put that into the delivery log')
        .option('--file <file>', 'the file; GRADLENS_NOTIFY, or notify.yaml in the home folder, when left out')
        .option('--receiver <name>', 'only to this one; to all when left out')
        .option('--json', 'print one line of JSON a receiver')
        .action(async (options) => { finish(await test(options, terminal)); });
    notify
        .command('log')
        .description('the delivery log, newest first')
        .option('--receiver <name>', 'only what went to this one')
        .addOption(new Option('--state <state>', 'only those').choices([...NOTIFICATION_STATES]))
        .addOption(new Option('--kind <kind>', 'only what tells this').choices([...NOTIFICATION_KINDS]))
        .option('--first <n>', `at most so many, up to ${MOST}`, '50')
        .option('--json', 'print one line of JSON a notification')
        .action(async (options) => {
        await log(options, terminal);
        finish(EXIT.done);
    });
    notify
        .command('schema')
        .description('print the JSON Schema of notification files')
        .action(() => {
        print(terminal, JSON.stringify(notifyJsonSchema(), null, 2));
        finish(EXIT.done);
    });
    for (const command of notify.commands)
        command.exitOverride();
};
function fileOf(given, { environment }) {
    return given ?? environment.GRADLENS_NOTIFY ?? path.join(environment.GRADLENS_HOME, 'notify.yaml');
}
/** Whether something is wrong is the question: exit code 1 when it is. */
async function check(given, json, terminal) {
    const file = fileOf(given, terminal);
    try {
        const { config } = await loadNotifyFile(file, terminal.variables);
        const receivers = config.receivers.map(({ name, kind }) => ({ name, kind }));
        if (json)
            printJson(terminal, { file, ok: true, problem: null, receivers });
        else
            print(terminal, `${file} is right: ${receivers.map(({ name, kind }) => `${name} (${kind})`).join(', ')}`);
        return EXIT.done;
    }
    catch (error) {
        if (!(error instanceof InputError))
            throw error;
        if (json)
            printJson(terminal, { file, ok: false, problem: error.message, receivers: [] });
        else
            print(terminal, error.message);
        return EXIT.wrong;
    }
}
async function test({ file: given, receiver, json }, terminal) {
    const file = fileOf(given, terminal);
    const { receivers } = await loadNotifyFile(file, terminal.variables);
    const names = [...receivers.keys()].filter((name) => receiver === undefined || name === receiver);
    if (names.length === 0)
        throw new InputError({ source: 'notify test', path: '--receiver', value: JSON.stringify(receiver), allowed: `one of ${[...receivers.keys()].join(', ')}` });
    const all = await inAuditLog(names, terminal, () => sendTests(receivers, names, { json: json === true, terminal }));
    return all.every(({ isDelivered }) => isDelivered) ? EXIT.done : EXIT.wrong;
}
async function sendTests(receivers, names, { json, terminal }) {
    const all = [];
    for (const [name, one] of receivers) {
        if (!names.includes(name))
            continue;
        const sent = await sendTest(one, { clock: systemClock, signal: terminal.signal });
        all.push(sent);
        const { isDelivered: delivered, status, problem, ms } = sent;
        if (json)
            printJson(terminal, { receiver: name, kind: one.config.kind, delivered, status, problem, ms });
        else
            print(terminal, `${name}: ${delivered ? `delivered in ${ms} ms` : 'not delivered'}${problem === null ? '' : `: ${problem}`}`);
    }
    return all;
}
/** Sends with an entry in the audit log before and behind. A database that is away changes nothing about what becomes of a test. */
async function inAuditLog(names, terminal, send) {
    const sent = [];
    try {
        await withStore(terminal.environment, terminal.say, async (context) => {
            const act = { action: 'testReceivers', run: null, args: { receivers: names } };
            await audited(context, await actorOf(context.store, terminal.environment), act, async () => sent.push(await send()));
            for (const each of sent.flat())
                await logTest(context.store, each);
        });
    }
    catch (error) {
        if (error instanceof InputError)
            throw error;
        terminal.say(`not in the audit log and the delivery log: ${messageOf(error)}`);
    }
    return sent[0] ?? (await send());
}
async function log({ receiver, state, kind, first, json }, terminal) {
    if (!/^[1-9]\d{0,3}$/.test(first) || Number(first) > MOST)
        throw new InputError({ source: 'notify log', path: '--first', value: JSON.stringify(first), allowed: `a number from 1 to ${MOST}` });
    const filter = { receiver, state, kind, first: Number(first) };
    const { notifications, total } = await withStore(terminal.environment, terminal.say, ({ store }) => listNotifications(store, filter));
    for (const row of notifications) {
        if (json === true)
            printJson(terminal, { ...row, cursor: undefined }); // its place in this list is nothing to keep
        else
            print(terminal, lineOf(row));
    }
    if (json !== true && total === 0)
        print(terminal, 'nobody was told of anything yet');
    if (total > notifications.length)
        terminal.say(`${total - notifications.length} more; --first shows up to ${MOST}`);
}
function lineOf({ id, createdAt, receiver, state, message, suppression, problem, attempts }) {
    const { kind, alerts, truncated, status, isRepeat } = message;
    const rules = [...new Set(alerts.map(({ rule }) => rule))].join(', ');
    const what = kind === 'alerts' ? `${isRepeat ? 'still ' : ''}${status}: ${alerts.length + truncated} of ${rules}` : `${kind}: ${headline(message)}`;
    const tries = attempts.length > 1 ? `, ${attempts.length} attempts` : '';
    const why = problem === null ? '' : `: ${problem}`;
    const muted = suppression === null ? '' : `: by ${[...suppression.silences, ...suppression.inhibitedBy].join(', ')}`;
    return `${createdAt.toISOString()}  ${id}  ${receiver}  ${state.padEnd(10)}  ${what}${tries}${why}${muted}`;
}
//# sourceMappingURL=notify.js.map