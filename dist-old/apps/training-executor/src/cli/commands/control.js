import { InputError, lowerArgsSchema, rollbackArgsSchema } from '#libs/contracts';
import { controlRun } from '#libs/decision-store';
import { actorOf } from '../actor-of.js';
import { audited, codeOf } from '../audited.js';
import { withStore } from '../../running/context.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { runArgument, textArgument } from './db-arguments.js';
/** Under which mutation the audit log has each order. */
const MUTATIONS = { pause: 'pauseRun', resume: 'resumeRun', cancel: 'cancelRun', lower: 'lowerRun', rollback: 'rollbackRun' };
const DEEDS = ['pause', 'resume', 'lower', 'rollback', 'stop'];
/** `gradlens control RUN pause|resume|lower|rollback|stop --reason TEXT`: tells a live run what to do. */
export const controlCommand = (program, terminal, finish) => {
    program
        .command('control')
        .description('tell a live run what to do: it obeys at one of its next steps and records it')
        .argument('<run>', 'the run')
        .argument('<deed>', DEEDS.join(', '))
        .option('--reason <text>', 'why; it stays on record')
        .option('--layers <names>', 'lower: these layers, separated by commas; all when left out')
        .option('--steps <n>', 'lower: for so many steps; 0 ends what was lowered before; until that when left out')
        .option('--to-step <n>', 'rollback: the newest good checkpoint at or before this step; the newest when left out')
        .option('--json', 'print one line of JSON')
        .action(async (run, deed, options) => {
        await control(run, deed, options, terminal);
        finish(EXIT.done);
    });
};
async function control(text, deed, options, terminal) {
    const run = runArgument(text, 'RUN', 'control');
    const order = orderOf(deed, options);
    const reason = textArgument(options.reason, '--reason', 'control');
    const { actor, outcome } = await withStore(terminal.environment, terminal.say, async (context) => {
        const found = await actorOf(context.store, terminal.environment);
        const act = { action: MUTATIONS[order.kind], run, args: { ...('args' in order ? order.args : {}), reason }, refusalOf: refusalCode };
        return { actor: found, outcome: await audited(context, found, act, () => controlRun(context.store, run, order, { by: found.name, role: found.role, reason })) };
    });
    requireTold(run, outcome, actor);
    const seq = outcome.kind === 'sent' ? outcome.seq : null;
    if (options.json === true)
        printJson(terminal, { run, deed, sent: seq !== null, command: seq, by: actor.name });
    else
        print(terminal, seq === null ? `run ${run} is so already` : `run ${run} is told: ${deed} (command ${seq}, by ${actor.name})`);
}
/** @throws InputError for a deed or an option that there is not. */
function orderOf(deed, options) {
    const { layers, steps, toStep } = options;
    requireFitting(deed, { '--layers': [layers, 'lower'], '--steps': [steps, 'lower'], '--to-step': [toStep, 'rollback'] });
    if (deed === 'pause' || deed === 'resume')
        return { kind: deed };
    if (deed === 'stop')
        return { kind: 'cancel' };
    if (deed === 'lower')
        return lowerOrder(options);
    if (deed === 'rollback')
        return { kind: 'rollback', args: { toStep: numberArgument(toStep, '--to-step', rollbackArgsSchema.shape.toStep) } };
    throw wrong('deed', JSON.stringify(deed), DEEDS.join(', '));
}
function lowerOrder({ layers, steps }) {
    const names = layers?.split(',').map((name) => name.trim()).filter((name) => name !== '') ?? null;
    if (names?.length === 0)
        throw wrong('--layers', JSON.stringify(layers), 'names of layers, separated by commas');
    return { kind: 'lower', args: { layers: names, steps: numberArgument(steps, '--steps', lowerArgsSchema.shape.steps), guards: false } };
}
/** An option of another deed would be passed over silently. */
function requireFitting(deed, options) {
    for (const [name, [value, of]] of Object.entries(options)) {
        if (value !== undefined && deed !== of)
            throw wrong(name, JSON.stringify(value), `nothing: it belongs to ${of}`);
    }
}
function numberArgument(text, path, schema) {
    if (text === undefined)
        return null;
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (schema.safeParse(value).success)
        return value;
    throw wrong(path, JSON.stringify(text), path === '--steps' ? 'an integer from 0 to 100000' : 'an integer from 0');
}
function refusalCode(outcome) {
    return ['no-run', 'not-live', 'needs-reviewer'].includes(outcome.kind) ? codeOf(outcome) : null;
}
function requireTold(run, outcome, { name, role }) {
    if (outcome.kind === 'no-run')
        throw wrong('run', JSON.stringify(run), 'the uuid of a recorded run');
    if (outcome.kind === 'not-live')
        throw wrong('run', outcome.state, 'a run that a process executes: running or paused');
    if (outcome.kind === 'needs-reviewer') {
        throw wrong('run', `marked sensitive, told by ${name} (${role})`, 'the word of a reviewer: set GRADLENS_TOKEN to the token of one');
    }
}
function wrong(path, value, allowed) {
    return new InputError({ source: 'control', path, value, allowed });
}
//# sourceMappingURL=control.js.map