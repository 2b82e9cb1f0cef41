import type { Clock } from '#libs/contracts';
import { listEvaluations, type Store } from '#libs/decision-store';

import { IngestProblem } from '../ingest-problem.js';
import { answered } from '../run/answered.js';
import { endRun } from '../run/end-run.js';
import type { IngestCounts } from '../run/ingest-frames.js';
import type { RunSession } from '../run/run-session.js';
import type { IngestLine } from '../wire/read-lines.js';
import { differenceOf, stepComparer } from './compare-steps.js';
import { openLineBatch, type LineBatch } from './line-batch.js';
import { type Evaluation, type LineContent, parseLine } from './parse-line.js';
import { stepOrder } from './step-order.js';

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Commits the lines of a body, packed into frames. Steps and evaluations that are recorded already are compared and left
 * out; steps that were jumped over become a gap.
 *
 * @throws IngestProblem at the first line that cannot be taken; the batches before it stay committed.
 */
export async function ingestLines(parts: Parts, session: RunSession, lines: AsyncIterable<IngestLine>): Promise<IngestCounts> {
  const layers = new Map(session.position.layers.map((name, layer) => [name, layer]));
  const taker = lineTaker(parts, session);
  const counts = { accepted: 0, duplicates: 0 };
  const take = async ({ line, content }: ParsedLine): Promise<void> => {
    if (await taker.take(line, content)) counts.accepted += 1;
    else counts.duplicates += 1;
  };
  let end: ParsedLine | null = null; // taken when nothing follows it
  for await (const line of lines) {
    if (end !== null) throw new IngestProblem('bad-line', `line ${line.line} follows the end in line ${end.line}`, { line: line.line });
    const parsed = { line: line.line, content: parseLine(line, layers) };
    if (parsed.content.kind === 'end') end = parsed;
    else await take(parsed);
  }
  if (end !== null) await take(end);
  await taker.finish();
  return counts;
}

interface ParsedLine {
  readonly line: number;
  readonly content: LineContent;
}

interface LineTaker {
  /** Takes a line in. @returns whether it is news. */
  take(line: number, content: LineContent): Promise<boolean>;
  finish(): Promise<void>;
}

function lineTaker(parts: Parts, session: RunSession): LineTaker {
  const batch = openLineBatch(session, parts.clock);
  const compare = stepComparer(parts.store, session);
  const order = stepOrder((sent, before) => differenceOf(sent, before, session.position.layers));
  const evaluate = evaluationTaker(parts.store, session, batch);
  return {
    async take(line, content) {
      if (content.kind === 'evaluation') return await evaluate(line, content.evaluation);
      if (content.kind === 'end') {
        await batch.commit();
        return await endRun(parts, session, content.end);
      }
      if (order(line, content.frame) === 'again') return false;
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

type Known = Map<string, { readonly loss: number | null; readonly accuracy: number | null }>;

function evaluationTaker(store: Store, session: RunSession, batch: LineBatch): (line: number, evaluation: Evaluation) => Promise<boolean> {
  let known: Known | null = null;
  const load = async (): Promise<Known> => {
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
    if (Object.is(before.loss, now.loss) && Object.is(before.accuracy, now.accuracy)) return false;
    const message = `line ${line}: the evaluation of ${split} at step ${step} is recorded with loss ${String(before.loss)} and accuracy ${String(before.accuracy)}`;
    throw new IngestProblem('different', message, { line, step });
  };
}

function figureOf(figure: number | string | null): number | null {
  return figure === null ? null : Number(figure);
}
