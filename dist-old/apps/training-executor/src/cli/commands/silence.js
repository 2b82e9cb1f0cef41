import { InputError, isRunUuid } from '#libs/contracts';
import { alertLabels, createSilence, expireSilence, listSilences, readOpenAlerts, readRecentAlerts } from '#libs/decision-store';
import { compileMatchers, isTelling, matcherText, parseMatcher, TELLING } from '#libs/stability-rules';
import { Option } from 'commander';
import { withStore } from '../../running/context.js';
import { actorOf } from '../actor-of.js';
import { audited } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { parseTimeSpan } from '../parse-time-span.js';
import { print, printJson } from '../terminal.js';
/** A silence that ends within this is marked in the list: what it mutes will be told. Unit: ms. */
const SOON_MS = 3_600_000;
const MOST = 1000;
/** `gradlens silence add|list|expire`: who muted what, until when, and why. */
export const silenceCommand = (program, terminal, finish) => {
    const silence = program.command('silence').description('mute alerts that match, until an end, for a reason; they still fire and are shown');
    silence
        .command('add')
        .description('mute the alerts that fit all of the matchers')
        .argument('<matcher...>', `a label, one of = != =~ !~, a value: 'alertname=dead-layer' 'layer=~"dense.*"'`)
        .requiredOption('--reason <text>', 'why; it stays on record')
        .option('--for <span>', 'it lasts so long: 2h, 30m, 7d')
        .option('--until <time>', 'it ends then: 2026-12-24T18:00:00Z')
        .option('--from <time>', 'it begins then; now when left out')
        .option('--dry-run', 'only say what it would mute')
        .option('--json', 'print one line of JSON')
        .action(async (matchers, options) => {
        await add(matchers, options, terminal);
        finish(EXIT.done);
    });
    silence
        .command('list')
        .description('silences, newest first; those that have not ended unless --state says otherwise')
        .addOption(new Option('--state <state>', 'only those').choices(['pending', 'active', 'expired']))
        .option('--by <name>', 'only those that this person made')
        .option('--json', 'print one line of JSON a silence')
        .action(async (options) => {
        await list(options, terminal);
        finish(EXIT.done);
    });
    silence
        .command('expire')
        .description('end a silence now; what it muted and still fires is told')
        .argument('<id>', 'id of the silence, as `gradlens silence list` prints it')
        .requiredOption('--reason <text>', 'why; it stays on record')
        .option('--json', 'print one line of JSON')
        .action(async (id, { reason, json }) => {
        show(await expire(id, reason, terminal), json === true, terminal);
        finish(EXIT.done);
    });
    for (const command of silence.commands)
        command.exitOverride();
};
async function add(texts, options, terminal) {
    const matchers = readMatchers(texts);
    const silence = { matchers, ...spanOf(options), reason: reasonOf(options.reason) };
    await withStore(terminal.environment, terminal.say, async (context) => {
        const { store } = context;
        const muted = await wouldMute(store, matchers);
        terminal.say(`mutes ${muted.firing} of ${muted.firingOf} alerts that fire; of the last 7 days it would have muted ${muted.lastWeek} of ${muted.lastWeekOf}`);
        if (options.dryRun === true) {
            if (options.json === true)
                printJson(terminal, muted);
            return;
        }
        const actor = await actorOf(store, terminal.environment);
        const act = { action: 'createSilence', run: null, args: silence };
        show(await audited(context, actor, act, () => make(store, { ...silence, createdBy: actor.name }, options.until)), options.json === true, terminal);
    });
}
async function expire(id, reason, terminal) {
    const why = reasonOf(reason);
    const row = isRunUuid(id) ? await withStore(terminal.environment, terminal.say, async (context) => {
        const actor = await actorOf(context.store, terminal.environment);
        const act = { action: 'expireSilence', run: null, args: { silence: id, reason: why }, refusalOf: (found) => (found === null ? 'NO_SILENCE' : null) };
        return await audited(context, actor, act, () => expireSilence(context.store, id, { by: actor.name, reason: why }));
    }) : null;
    if (row === null)
        throw wrong('ID', JSON.stringify(id), 'the id of a silence, as `gradlens silence list` prints it');
    return row;
}
function make(store, silence, until) {
    return createSilence(store, silence).catch((error) => {
        if (error instanceof RangeError)
            throw wrong('--until', JSON.stringify(until), error.message);
        throw error;
    });
}
async function wouldMute({ pool }, matchers) {
    const test = compileMatchers(matchers);
    const firing = (await readOpenAlerts(pool)).filter(({ fires }) => fires);
    const recent = await readRecentAlerts(pool, 7);
    const count = (alerts) => alerts.filter((alert) => test(alertLabels(alert))).length;
    return { firing: count(firing), firingOf: firing.length, lastWeek: count(recent), lastWeekOf: recent.length };
}
function readMatchers(texts) {
    const matchers = texts.map((text) => attempt(() => parseMatcher(text), text));
    attempt(() => compileMatchers(matchers), texts.join(' '));
    if (isTelling(matchers))
        return matchers;
    throw wrong('MATCHER', JSON.stringify(texts.join(' ')), TELLING);
}
function attempt(work, text) {
    try {
        return work();
    }
    catch (error) {
        throw wrong('MATCHER', JSON.stringify(text), error.message);
    }
}
function spanOf({ for: span, until, from }) {
    const startsAt = from === undefined ? null : timeOf(from, '--from');
    if ((span === undefined) === (until === undefined))
        throw wrong('--for', span === undefined ? null : 'given with --until', 'exactly one of --for and --until');
    if (until === undefined)
        return { startsAt, end: { afterMs: parseTimeSpan(span ?? '', '--for') * 1000 } };
    return { startsAt, end: { at: timeOf(until, '--until') } };
}
function timeOf(text, flag) {
    const time = new Date(text);
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(time.getTime()))
        return time;
    throw wrong(flag, JSON.stringify(text), 'a time with its zone: 2026-12-24T18:00:00Z');
}
function reasonOf(text) {
    const reason = text.trim();
    if (reason !== '' && reason.length <= 500)
        return reason;
    throw wrong('--reason', `${reason.length} characters`, '1 to 500 characters');
}
async function list({ state, by, json }, terminal) {
    const { silences } = await withStore(terminal.environment, terminal.say, ({ store }) => listSilences(store, { state, createdBy: by, first: MOST }));
    const shown = silences.filter((row) => state !== undefined || row.state !== 'expired');
    for (const row of shown)
        show(row, json === true, terminal);
    if (shown.length === 0 && json !== true)
        print(terminal, 'no silence');
}
function show(row, json, terminal) {
    if (json)
        printJson(terminal, row);
    else
        print(terminal, lineOf(row));
}
function lineOf({ id, state, matchers, startsAt, endsAt, createdBy, reason, source, endedBy, endedReason }) {
    const until = `${state === 'pending' ? `from ${startsAt.toISOString()} ` : ''}until ${endsAt.toISOString()}`;
    const soon = state === 'active' && endsAt.getTime() - new Date().getTime() < SOON_MS ? ' (soon)' : '';
    const from = source === null ? '' : `, made in Alertmanager ${source}`;
    const ended = endedBy === null ? '' : `; ended by ${endedBy}: ${endedReason ?? ''}`;
    return `${id}  ${state.padEnd(7)}  ${matchers.map(matcherText).join(' ')}  ${until}${soon}; by ${createdBy}${from}: ${reason}${ended}`;
}
function wrong(path, value, allowed) {
    return new InputError({ source: 'silence', path, value, allowed });
}
//# sourceMappingURL=silence.js.map