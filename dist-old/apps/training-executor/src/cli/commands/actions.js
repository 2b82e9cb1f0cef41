import { InputError } from '#libs/contracts';
import { decideAction, findActionRequest, isUnreviewed, listActionRequests, stateOfRequest } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { actorOf } from '../actor-of.js';
import { audited, codeOf } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { runArgument, textArgument } from './db-arguments.js';
/** Requests read at once. */
const PAGE = 100;
/** `gradlens actions list|approve|reject`: what rules ask to be done to runs, and what people say to it. */
export const actionsCommand = (program, terminal, finish) => {
    const actions = program.command('actions').description('what alerts of rules asked to be done to runs; proposals on sensitive runs wait for a person');
    actions
        .command('list')
        .description('the requests, newest run first')
        .option('--run <run>', 'only those on this run')
        .option('--open', 'only those that wait for a person')
        .option('--json', 'print one line of JSON a request')
        .action(async ({ run, open, json }) => {
        const uuid = run === undefined ? undefined : runArgument(run, '--run', 'actions');
        const rows = await withStore(terminal.environment, terminal.say, ({ store }) => listAll(store, uuid, open));
        for (const row of rows)
            show(row, json === true, terminal);
        if (rows.length === 0 && json !== true)
            print(terminal, open === true ? 'nothing waits for a decision' : 'no rule has asked for anything');
        finish(EXIT.done);
    });
    addDecision(actions, 'approve', 'approve a proposal: the run is told', terminal).hook('postAction', () => { finish(EXIT.done); });
    addDecision(actions, 'reject', 'reject a proposal: nothing follows', terminal).hook('postAction', () => { finish(EXIT.done); });
};
function addDecision(actions, verdict, description, terminal) {
    return actions
        .command(verdict)
        .description(description)
        .argument('<run>', 'the run')
        .argument('<request>', 'number of the request within the run')
        .option('--reason <text>', 'why; it stays on record')
        .option('--json', 'print one line of JSON')
        .action(async (run, request, { reason, json }) => {
        const key = { run: runArgument(run, 'RUN', 'actions'), request: requestArgument(request) };
        const why = textArgument(reason, '--reason', 'actions');
        const row = await withStore(terminal.environment, terminal.say, async (context) => {
            const { store } = context;
            const actor = await actorOf(store, terminal.environment);
            const act = { action: `${verdict}Action`, run: key.run, args: { request: key.request, reason: why }, refusalOf: (outcome) => (outcome.kind === 'decided' ? null : codeOf(outcome)) };
            requireDecided(await audited(context, actor, act, () => decideAction(store, key, { verdict, by: actor.name, role: actor.role, reason: why })), key);
            return await findActionRequest(store, key);
        });
        if (row !== null)
            show(row, json === true, terminal);
    });
}
async function listAll(store, run, open) {
    const all = [];
    for (let hasNext = true; hasNext;) {
        const page = await listActionRequests(store, { run, open, first: PAGE, after: all.at(-1) });
        all.push(...page.requests);
        hasNext = page.hasNext;
    }
    return all;
}
function requestArgument(text) {
    if (/^[1-9]\d{0,8}$/.test(text))
        return Number(text);
    throw wrong('request', JSON.stringify(text), 'the number of a request, from 1; gradlens actions list tells them');
}
function requireDecided(outcome, { run, request }) {
    switch (outcome.kind) {
        case 'no-request':
            throw wrong('request', `${request} of run ${run}`, 'a request that gradlens actions list tells');
        case 'already':
            throw wrong('request', `${request}, which is ${outcome.act} by ${outcome.by}`, 'one that nobody has decided: the first decision stands');
        case 'not-live':
            throw wrong('run', outcome.state, 'a run that a process executes');
        case 'needs-reviewer':
            throw wrong('request', `${request}, which the time-out policy decided`, 'the word of a reviewer: set GRADLENS_TOKEN to the token of one');
        case 'decided':
    }
}
function show(row, json, terminal) {
    const state = stateOfRequest(row);
    if (json) {
        printJson(terminal, { ...row, state, unreviewed: isUnreviewed(row) });
        return;
    }
    const { run, request, kind, rule, step, reason, respondBy } = row;
    const waits = state === 'proposed' && respondBy !== null ? `, decide before ${respondBy.toISOString()}` : '';
    print(terminal, `run ${run} request ${request}: ${kind}, asked by ${rule} at step ${step}: ${reason}; ${state}${waits}${isUnreviewed(row) ? ', unreviewed' : ''}`);
    for (const each of row.told)
        print(terminal, `  ${toldText(each)}`);
    for (const { act, by, reason: why, told } of row.acts) {
        print(terminal, `  ${act} by ${by}: ${why}`);
        for (const each of told)
            print(terminal, `    ${toldText(each)}`);
    }
}
function toldText({ receiver, state }) {
    return `told to receiver ${receiver} (${state ?? 'long ago'})`;
}
function wrong(path, value, allowed) {
    return new InputError({ source: 'actions', path, value, allowed });
}
//# sourceMappingURL=actions.js.map