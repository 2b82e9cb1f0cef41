import { checkedText, InputError } from '#libs/contracts';
import { actOnIncident, ASSIGNEE_LENGTH, COMMENT_LENGTH, unchangedWords } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { actorOf } from '../actor-of.js';
import { audited } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { incidentJson, incidentLine } from '../incident-text.js';
import { incidentArgument, reasonArgument } from '../people-arguments.js';
import { print, printJson } from '../terminal.js';
import { runArgument } from './db-arguments.js';
import { noIncident, requireIncident } from './incident-show.js';
/** Under which mutation the audit log has each deed. */
const MUTATIONS = { acknowledge: 'acknowledgeIncident', unacknowledge: 'unacknowledgeIncident', assign: 'assignIncident', comment: 'commentOnIncident' };
/** `gradlens incidents acknowledge|unacknowledge|assign|comment RUN N --reason TEXT`. */
export const addIncidentActs = (incidents, terminal, finish) => {
    // --json is an option of the command above, which takes it first
    const act = async (key, deed, command) => {
        await record(key, deed, command.optsWithGlobals(), terminal);
        finish(EXIT.done);
    };
    for (const kind of ['acknowledge', 'unacknowledge']) {
        addAct(incidents, kind, kind === 'acknowledge' ? 'say that you look after it' : 'take an acknowledgement back')
            .action((run, incident, _own, command) => act(keyOf(run, incident), { kind }, command));
    }
    addAct(incidents, 'assign', 'give it to somebody, or to nobody')
        .argument('[name]', 'whom it is given to')
        .option('--nobody', 'give it to nobody')
        .action((run, incident, ...[name, own, command]) => act(keyOf(run, incident), { kind: 'assign', assignee: assigneeOf(name, own) }, command));
    addAct(incidents, 'comment', 'say something about it: the reason is the comment; comments stay')
        .action((run, incident, _own, command) => act(keyOf(run, incident), { kind: 'comment' }, command));
};
function addAct(incidents, name, description) {
    return incidents
        .command(name)
        .description(description)
        .argument('<run>', 'the run')
        .argument('<incident>', 'number of the incident within the run')
        .option('--reason <text>', 'why; it stays on record, with your name')
        .option('--if-acts <n>', 'only when there have been so many acts: those that you have seen')
        .option('--json', 'print the incident as it is then as one line of JSON');
}
function keyOf(run, incident) {
    return { run: runArgument(run.toLowerCase(), 'RUN', 'incidents'), incident: incidentArgument(incident) };
}
function assigneeOf(name, { nobody = false }) {
    if (name !== undefined && !nobody)
        return checkedText(name, 'NAME', { least: 1, most: ASSIGNEE_LENGTH });
    if (name === undefined && nobody)
        return null;
    throw new InputError({ source: 'incidents', path: 'NAME', value: name === undefined ? null : JSON.stringify(name), allowed: 'a name, or --nobody' });
}
async function record(key, deed, options, terminal) {
    const reason = reasonArgument(options.reason, deed.kind === 'comment' ? COMMENT_LENGTH : undefined);
    const ifActs = actsArgument(options.ifActs);
    const { outcome, incident, by } = await withStore(terminal.environment, terminal.say, async (context) => {
        const { store } = context;
        const actor = await actorOf(store, terminal.environment);
        const { name } = actor;
        const { kind, ...more } = deed;
        const act = { action: MUTATIONS[kind], run: key.run, args: { incident: key.incident, ...more, reason }, refusalOf: (outcome) => (outcome === 'done' ? null : outcome.toUpperCase()) };
        const done = await audited(context, actor, act, () => actOnIncident(store, key, deed, { by: name, reason, ifActs }));
        return { outcome: done, incident: await standing(store, key, done), by: name };
    });
    if (outcome === 'unchanged')
        terminal.say(`${unchangedWords(deed, incident).message}; nothing was recorded`);
    if (options.json === true)
        printJson(terminal, { ...incidentJson(incident), done: outcome === 'done', by });
    else
        print(terminal, incidentLine(incident));
}
/** The incident as it is then. @throws InputError when there is none, or somebody has acted in between. */
async function standing(store, key, outcome) {
    if (outcome === 'missing')
        throw noIncident(key);
    const incident = await requireIncident(store, key);
    if (outcome === 'changed')
        throw new InputError({ source: 'incidents', path: '--if-acts', value: 'not what it was', allowed: `${incident.acts}, the acts that there have been: look at it again` });
    return incident;
}
function actsArgument(text) {
    if (text === undefined)
        return undefined;
    if (/^\d{1,9}$/.test(text))
        return Number(text);
    throw new InputError({ source: 'incidents', path: '--if-acts', value: JSON.stringify(text), allowed: 'an integer from 0' });
}
//# sourceMappingURL=incident-acts.js.map