import { listSignOffs, openKeyring, reportToSign, runStarter, signReport, whyNotSigned } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { actorOf } from '../actor-of.js';
import { askYes } from '../ask-yes.js';
import { audited } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { countArgument } from './count-argument.js';
import { runArgument, textArgument, wrongArgument } from './db-arguments.js';
/** `gradlens sign-off RUN`: names the report that is signed, asks, and signs it in the name of a reviewer who did not start the run. */
export const signOffCommand = (program, terminal, finish) => {
    program
        .command('sign-off')
        .description('sign a report on a run, the newest unless one is named, with GRADLENS_TOKEN of a reviewer who did not start it: binds weights, report, intended use, expiry and dissent')
        .argument('<run>', 'uuid of the run')
        .option('--use <text>', 'the intended use that is signed for')
        .option('--days <n>', 'for how long it holds, 1 to 3650', countArgument(1, 3650), 90)
        .option('--reason <text>', 'why')
        .option('--dissent <text>', 'what you object to: a signature that disagrees')
        .option('--report <version>', 'the report that was read, by its version (gradlens reports RUN); the newest by default', countArgument(1, 1_000_000))
        .option('--yes', 'sign without asking back')
        .option('--list', 'list the signatures instead, and whether each holds')
        .option('--json', 'print lines of JSON')
        .action(async (text, options) => {
        const run = runArgument(text, 'RUN', 'sign-off');
        finish(await withStore(terminal.environment, terminal.say, (context) => (options.list === true ? list(context, run, { options, terminal }) : sign(context, run, { options, terminal }))));
    });
};
async function sign(context, run, { options, terminal }) {
    const { store, environment, clock } = context;
    const [intendedUse, reason] = [textArgument(options.use, '--use', 'sign-off'), textArgument(options.reason, '--reason', 'sign-off')];
    const actor = await actorOf(store, environment);
    const dissent = options.dissent ?? null;
    const report = await shownReport(store, run, { options, terminal, actor });
    if (report === null) {
        terminal.say('not signed');
        return EXIT.wrong;
    }
    const act = { action: 'signReport', run, args: { intendedUse, days: options.days, reason, dissent, report: 'kind' in report ? null : report.uuid }, refusalOf: (done) => (done.kind === 'signed' ? null : done.code) };
    const order = { run, intendedUse, days: options.days, by: actor.name, role: actor.role, reason, dissent };
    const outcome = await audited(context, actor, act, async () => ('kind' in report ? report : await signReport(store, { ...order, report }, { keys: openKeyring(environment.GRADLENS_HOME), clock })));
    if (outcome.kind === 'refused') {
        terminal.say(outcome.message);
        return EXIT.wrong;
    }
    await tell(context, run, { uuid: outcome.uuid, options, terminal });
    return EXIT.done;
}
/** Names what would be signed, and asks; null for a no. Who may not sign is not asked. @throws InputError when nobody is there to say yes. */
async function shownReport(store, run, { options, terminal, actor }) {
    const notAllowed = whyNotSigned({ role: actor.role, by: actor.name }, await runStarter(store, run));
    if (notAllowed !== null)
        return notAllowed;
    const named = options.report === undefined ? null : { version: options.report };
    const report = await reportToSign(store, run, named);
    if ('kind' in report)
        return report;
    for (const each of reportLines(run, report))
        terminal.say(each);
    if (options.yes === true)
        return report;
    const said = await askYes(`Sign version ${report.version}, ${report.result.sha256.slice(0, 12)}…, as ${actor.name}? [yes/no] `, terminal);
    if (said === null)
        throw wrongArgument('--yes', null, 'given, where no terminal is there to ask at: it signs the report named above', 'sign-off');
    return said ? report : null;
}
function reportLines(run, { uuid, version, by, createdAt, result: { sha256, evidenceSha256, weightsSha256, missing, complete } }) {
    return [
        `report version ${version} on run ${run}: ${uuid}, made ${createdAt.toISOString()} by ${by}`,
        `  report, SHA-256    ${sha256}`,
        `  evidence, SHA-256  ${evidenceSha256}`,
        `  weights, SHA-256   ${weightsSha256 ?? 'none'}`,
        `  ${complete ? 'every step is recorded' : 'steps are missing'}; ${missing.length === 0 ? 'every part has evidence' : `without evidence: ${missing.join(', ')}`}`,
        `  to read it: gradlens report --stored ${uuid} -o report.html`,
    ];
}
async function tell({ store, clock }, run, { uuid, options, terminal }) {
    const signed = (await listSignOffs(store, run, clock)).find((each) => each.uuid === uuid);
    if (options.json === true)
        printJson(terminal, signed);
    else if (signed !== undefined)
        print(terminal, line(signed));
}
async function list({ store, clock }, run, { options, terminal }) {
    const signOffs = await listSignOffs(store, run, clock);
    if (options.json === true)
        for (const each of signOffs)
            printJson(terminal, each);
    else
        for (const each of signOffs.length === 0 ? ['nobody has signed'] : signOffs.map(line))
            print(terminal, each);
    return EXIT.done;
}
function line({ by, role, dissent, intendedUse, expiresAt, state, why, report }) {
    return `${by} (${role}) ${dissent === null ? 'agrees' : `dissents: ${dissent}`}; report ${report}, for ${JSON.stringify(intendedUse)}, until ${expiresAt.toISOString().slice(0, 10)}: ${state}${why === null ? '' : `, ${why}`}`;
}
//# sourceMappingURL=sign-off.js.map