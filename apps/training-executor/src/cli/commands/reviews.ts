import { InputError, type OutcomeNames, type RunUuid } from '#libs/contracts';
import { findPrediction, findPredictionsOf, findReviews, listReviewActs, listReviews, type PredictionRow, REVIEW_STATES, REVIEW_VERDICTS, type ReviewActRow, type ReviewDeed, type ReviewKey, type ReviewOutcome, reviewPrediction, type ReviewRow, type ReviewState, type ReviewVerdict, type Store } from '#libs/decision-store';
import { type Command, Option } from 'commander';

import { type ExecutorContext, withStore } from '../../running/context.js';
import { actorOf, readerOf } from '../actor-of.js';
import { audited, codeOf, recordRead } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { countArgument } from './count-argument.js';
import { runArgument, textArgument, wrongArgument } from './db-arguments.js';

const COMMAND = 'reviews';

interface ListOptions {
  readonly run?: string;
  readonly state?: ReviewState;
  readonly assignee?: string;
  readonly first: number;
  readonly json?: boolean;
}

interface ActOptions {
  readonly to?: string;
  readonly verdict?: ReviewVerdict;
  readonly reason?: string;
  readonly json?: boolean;
}

/** `gradlens reviews list|assign|release|decide|confirm|dissent`: what people say of sensitive predictions. */
export const reviewsCommand: AddCommand = (program, terminal, finish) => {
  const reviews = program.command(COMMAND).description('what people say of sensitive predictions; for reviewers: set GRADLENS_TOKEN');
  reviews
    .command('list')
    .description('the largest measured effect first, then the closest to the threshold')
    .option('--run <run>', 'only predictions of this run; without it those of the 100 newest runs that have any')
    .addOption(new Option('--state <state>', 'only reviews in this state').choices([...REVIEW_STATES]))
    .option('--assignee <name>', 'only those assigned to this person')
    .option('--first <n>', 'show so many', countArgument(1, 20_000), 20)
    .option('--json', 'print one line of JSON a review')
    .action(async (options: ListOptions) => {
      await list(options, terminal);
      finish(EXIT.done);
    });
  const done = (): void => { finish(EXIT.done); };
  addAct(reviews, { name: 'assign', says: 'say who is to look at it' }, terminal).requiredOption('--to <name>', 'the person').hook('postAction', done);
  addAct(reviews, { name: 'release', says: 'nobody in particular is to look at it any more' }, terminal).hook('postAction', done);
  addAct(reviews, { name: 'decide', says: 'agree with what the model decided, or overturn it: that takes a second person' }, terminal)
    .addOption(new Option('--verdict <verdict>', 'what you say').choices([...REVIEW_VERDICTS]).makeOptionMandatory()).hook('postAction', done);
  addAct(reviews, { name: 'confirm', says: 'a second pair of eyes: the verdict is right' }, terminal).hook('postAction', done);
  addAct(reviews, { name: 'dissent', says: 'a second pair of eyes: the verdict is wrong; a third person decides then' }, terminal).hook('postAction', done);
};

type ActName = 'assign' | 'release' | 'decide' | 'confirm' | 'dissent';

function addAct(reviews: Command, { name, says }: { readonly name: ActName; readonly says: string }, terminal: Terminal): Command {
  return reviews
    .command(name)
    .description(says)
    .argument('<run>', 'the run')
    .argument('<prediction>', 'pseudonym, or split and row, as test:17')
    .option('--reason <text>', 'why; it stays on record')
    .option('--json', 'print one line of JSON')
    .action(async (run: string, prediction: string, options: ActOptions) => {
      const uuid = runArgument(run, 'RUN', COMMAND);
      const reason = textArgument(options.reason, '--reason', COMMAND);
      const deed = deedOf(name, options);
      await withStore(terminal.environment, terminal.say, async (context) => {
        const { store } = context;
        const key = await keyOf(store, uuid, prediction);
        requireDone(await act(context, key, { deed, reason }), prediction);
        const found = (await findReviews(store, [key])).filter((review) => review !== null);
        await show(store, found, { json: options.json === true, terminal });
      });
    });
}

async function act(context: ExecutorContext, key: ReviewKey, { deed, reason }: { readonly deed: ReviewDeed; readonly reason: string }): Promise<ReviewOutcome> {
  const { store, environment } = context;
  const actor = await actorOf(store, environment);
  const { kind, ...more } = deed;
  const order = { action: MUTATIONS[kind], run: key.run, args: { prediction: key.pseudonym, deed: kind, ...more, reason }, refusalOf: (outcome: ReviewOutcome) => (outcome.kind === 'done' ? null : codeOf(outcome)) };
  return await audited(context, actor, order, () => reviewPrediction(store, key, { deed, by: actor.name, role: actor.role, reason }));
}

/** Under which mutation the audit log has each deed. */
const MUTATIONS = { assigned: 'assignReview', released: 'assignReview', decided: 'decideReview', confirmed: 'secondReview', dissented: 'secondReview' } as const satisfies Record<ReviewDeed['kind'], string>;

function deedOf(name: ActName, { to, verdict }: ActOptions): ReviewDeed {
  switch (name) {
    case 'assign':
      return { kind: 'assigned', assignee: textArgument(to, '--to', COMMAND).trim() };
    case 'decide':
      return { kind: 'decided', verdict: verdict ?? 'agree' };
    case 'release':
      return { kind: 'released' };
    default:
      return { kind: name === 'confirm' ? 'confirmed' : 'dissented' };
  }
}

async function keyOf(store: Store, run: RunUuid, prediction: string): Promise<ReviewKey> {
  const found = await findPrediction(store, run, prediction);
  if (found === null) throw wrongArgument('PREDICTION', JSON.stringify(prediction), 'a sensitive prediction that gradlens reviews list tells', COMMAND);
  return { run, pseudonym: found.pseudonym };
}

async function list({ run, state, assignee, first, json }: ListOptions, terminal: Terminal): Promise<void> {
  const uuid = run === undefined ? undefined : runArgument(run, '--run', COMMAND);
  await withStore(terminal.environment, terminal.say, async (context) => {
    const { store } = context;
    const { reviews, total } = await listReviews(store, { run: uuid, states: state === undefined ? undefined : [state], assignee, first, skip: 0 });
    for (const [of, args] of readsOf(reviews)) await recordRead(context, await readerOf(store, context.environment), { action: 'prediction', run: of, args });
    await show(store, reviews, { json: json === true, terminal });
    if (json !== true) print(terminal, total === 0 ? 'no sensitive prediction matches' : `${reviews.length} of ${total}`);
  });
}

/** What a list of reviews tells of sensitive predictions, by run. */
function readsOf(reviews: readonly ReviewRow[]): Map<string, { readonly predictions: string[] }> {
  const byRun = new Map<string, { predictions: string[] }>();
  for (const { run, pseudonym } of reviews) byRun.set(run, { predictions: [...(byRun.get(run)?.predictions ?? []), pseudonym] });
  return byRun;
}

async function show(store: Store, reviews: readonly ReviewRow[], { json, terminal }: { readonly json: boolean; readonly terminal: Terminal }): Promise<void> {
  const acts = await listReviewActs(store, reviews);
  const outcomes = new Map((await findPredictionsOf(store, reviews)).map((row) => [`${row.run}:${row.pseudonym}`, row]));
  for (const [i, review] of reviews.entries()) {
    const own = acts[i] ?? [];
    const outcome = outcomes.get(`${review.run}:${review.pseudonym}`) ?? null;
    if (json) printJson(terminal, { ...review, ...namesOf(outcome), acts: own });
    else for (const line of [`${reviewText(review)}; ${outcomeText(outcome)}`, ...own.map(actText)]) print(terminal, line);
  }
}

function namesOf(outcome: PredictionRow | null): OutcomeNames & { readonly score: number | null } {
  const { score = null, scoreClass = null, decidedClass = null, otherClass = null } = outcome ?? {};
  return { score, scoreClass, decidedClass, otherClass };
}

function reviewText(review: ReviewRow): string {
  return `run ${review.run} prediction ${review.pseudonym}: ${standingText(review)}`;
}

/** What the model decides now, as far as it is known. */
function outcomeText(outcome: PredictionRow | null): string {
  if (outcome === null || outcome.score === null) return 'no score is recorded';
  const { score, isNumber, scoreClass, decidedClass } = outcome;
  if (isNumber) return `predicted number ${score}`;
  if (scoreClass === null || decidedClass === null) return `score ${score.toFixed(4)}, the names of the classes were not recorded`;
  return `the model decides for "${decidedClass}", score of "${scoreClass}" ${score.toFixed(4)}`;
}

function standingText({ state, verdict, assignee, effect, isMoved }: ReviewRow): string {
  const more = [verdict, assignee === null ? null : `assigned to ${assignee}`, effect === null ? null : `measured effect ${effect.toPrecision(3)}`, isMoved ? 'the model decides otherwise since' : null];
  return [state, ...more.filter((part) => part !== null)].join(', ');
}

function actText({ kind, verdict, assignee, by, reason, ...outcome }: ReviewActRow): string {
  return `  ${kind}${verdict === null ? '' : ` ${verdict}${verdictClass(verdict, outcome)}`}${assignee === null ? '' : ` to ${assignee}`} by ${by}: ${reason}`;
}

/** Which class a verdict is for; empty where no names were recorded. */
function verdictClass(verdict: ReviewVerdict, { decidedClass, otherClass }: Pick<ReviewActRow, 'decidedClass' | 'otherClass'>): string {
  if (decidedClass === null) return '';
  if (verdict === 'agree') return ` with "${decidedClass}"`;
  return ` "${decidedClass}"${otherClass === null ? '' : ` for "${otherClass}"`}`;
}

const ALLOWED = {
  'no-prediction': 'a sensitive prediction that gradlens reviews list tells',
  'needs-reviewer': 'the word of a reviewer: set GRADLENS_TOKEN to the token of one',
  'already-decided': 'one that is not decided: what was decided stands',
  'not-decided': 'one that has a verdict to confirm or to dissent from',
  'own-word': 'one that you have not said your word on: another person is to look',
} as const;

function requireDone(outcome: ReviewOutcome, prediction: string): void {
  if (outcome.kind === 'done') return;
  throw new InputError({ source: COMMAND, path: 'prediction', value: JSON.stringify(prediction), allowed: ALLOWED[outcome.kind] });
}
