import { listEvaluations } from '#libs/decision-store';
import { IngestProblem } from '../ingest-problem.js';
import { answered } from '../run/answered.js';
import { endRun } from '../run/end-run.js';
import { differenceOf, stepComparer } from './compare-steps.js';
import { openLineBatch } from './line-batch.js';
import { parseLine } from './parse-line.js';
import { stepOrder } from './step-order.js';
/**
 * Commits the lines of a body, packed into frames. Steps and evaluations that are recorded already are compared and left
 * out; steps that were jumped over become a gap.
 *
 * @throws IngestProblem at the first line that cannot be taken; the batches before it stay committed.
 */
export async function ingestLines(parts, session, lines) {
    const layers = new Map(session.position.layers.map((name, layer) => [name, layer]));
    const taker = lineTaker(parts, session);
    const counts = { accepted: 0, duplicates: 0 };
    const take = async ({ line, content }) => {
        if (await taker.take(line, content))
            counts.accepted += 1;
        else
            counts.duplicates += 1;
    };
    let end = null; // taken when nothing follows it
    for await (const line of lines) {
        if (end !== null)
            throw new IngestProblem('bad-line', `line ${line.line} follows the end in line ${end.line}`, { line: line.line });
        const parsed = { line: line.line, content: parseLine(line, layers) };
        if (parsed.content.kind === 'end')
            end = parsed;
        else
            await take(parsed);
    }
    if (end !== null)
        await take(end);
    await taker.finish();
    return counts;
}
function lineTaker(parts, session) {
    const batch = openLineBatch(session, parts.clock);
    const compare = stepComparer(parts.store, session);
    const order = stepOrder((sent, before) => differenceOf(sent, before, session.position.layers));
    const evaluate = evaluationTaker(parts.store, session, batch);
    return {
        async take(line, content) {
            if (content.kind === 'evaluation')
                return await evaluate(line, content.evaluation);
            if (content.kind === 'end') {
                await batch.commit();
                return await endRun(parts, session, content.end);
            }
            if (order(line, content.frame) === 'again')
                return false;
            if (content.frame.step > batch.lastStep) {
                await batch.add(content.frame);
                return true;
            }
            await compare(line, content.frame);
            return false;
        },
        finish: () => batch.commit(),
    };
}
function evaluationTaker(store, session, batch) {
    let known = null;
    const load = async () => {
        const rows = await answered(() => listEvaluations(store, session.uuid), session.limits);
        return new Map(rows.map(({ split, step, loss, accuracy }) => [`${step} ${split}`, { loss, accuracy }]));
    };
    return async (line, { step = Math.max(0, batch.lastStep), split, loss, accuracy }) => {
        known ??= await load();
        const key = `${step} ${split}`;
        const before = known.get(key);
        const now = { loss: figureOf(loss), accuracy: figureOf(accuracy) };
        if (before === undefined) {
            await batch.addFact(step, { type: 'evaluation', split, loss, accuracy });
            known.set(key, now);
            return true;
        }
        if (Object.is(before.loss, now.loss) && Object.is(before.accuracy, now.accuracy))
            return false;
        const message = `line ${line}: the evaluation of ${split} at step ${step} is recorded with loss ${String(before.loss)} and accuracy ${String(before.accuracy)}`;
        throw new IngestProblem('different', message, { line, step });
    };
}
function figureOf(figure) {
    return figure === null ? null : Number(figure);
}
//# sourceMappingURL=ingest-lines.js.map