import { z } from 'zod';
import { FINAL_STATES } from '#libs/contracts';
import { acknowledgeCommand, pendingCommands, setRunState } from '#libs/decision-store';
import { IngestProblem } from '../ingest-problem.js';
import { answered } from '../run/answered.js';
import { fieldLine, fieldProblem, fieldsOf } from '../wire/notes.js';
/** Most seconds that a question for commands may wait. */
const MOST_WAIT_S = 20;
const MOST_SEQ = 2 ** 31 - 1;
const wholeNumber = (most) => z.coerce.number(`an integer from 0 to ${most}`).int(`an integer from 0 to ${most}`).min(0, `an integer from 0 to ${most}`).max(most, `an integer from 0 to ${most}`);
const questionSchema = fieldsOf({ after: wholeNumber(MOST_SEQ).default(0), wait: wholeNumber(MOST_WAIT_S).default(0) });
const OUTCOMES = ['obeyed', 'refused', 'failed'];
const answerSchema = fieldsOf({
    outcome: z.enum(OUTCOMES, `one of ${OUTCOMES.join(', ')}`),
    step: z.int('an integer from 0').min(0, 'an integer from 0'),
});
/** What a trainer is to do, with a number above `after`; waits for up to `wait` seconds until there is something. */
export async function askCommands({ store, waiter }, session, query) {
    const { after, wait } = checked(questionSchema, query);
    if (FINAL_STATES.includes(session.position.run.state) && session.position.run.state !== 'interrupted')
        return { state: session.position.run.state, commands: [] };
    const find = async () => (await answered(() => pendingCommands(store, session.uuid), session.limits)).filter(({ seq }) => seq > after);
    let commands = await find();
    if (commands.length === 0 && wait > 0) {
        await waiter.wait(session.uuid, after, wait * 1000);
        commands = await find();
    }
    return { state: session.position.run.state, commands: commands.map(({ seq, kind, args, by, reason }) => ({ seq, kind, args, by, reason })) };
}
/** Notes what became of a command; a run that obeyed `pause` is paused from then on, until it obeys `resume`. Whoever answers lives. */
export async function answerCommand(store, session, answer) {
    const seq = checked(wholeNumber(MOST_SEQ), answer.seq);
    const { outcome, step } = checked(answerSchema, answer.body);
    await session.alive(); // first: a run that counts as interrupted is paused or running again, and only then obeys
    await answered(async () => {
        const kind = (await pendingCommands(store, session.uuid)).find((command) => command.seq === seq)?.kind;
        // the state before the acknowledgement, as for runs of our own
        if (outcome === 'obeyed' && kind === 'pause')
            await setRunState(store, session.uuid, 'paused', { expected: ['running'] });
        if (outcome === 'obeyed' && kind === 'resume')
            await setRunState(store, session.uuid, 'running', { expected: ['paused'] });
        await acknowledgeCommand(store, session.uuid, seq, step);
    }, session.limits);
    return { seq };
}
function checked(schema, value) {
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const problem = fieldProblem(parsed.error, value);
    throw new IngestProblem('bad-request', fieldLine(problem), { ...problem });
}
//# sourceMappingURL=serve-commands.js.map