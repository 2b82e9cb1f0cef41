import { packScores, predictionsOf } from '#libs/contracts';
import { listKept, listRegistered, pseudonymsOf } from '#libs/decision-store';
import { oneAtATime } from '../running/one-at-a-time.js';
import { fillDetails } from './fill-details.js';
import { rowsLookedAt, sensitiveSearch } from './find-sensitive.js';
import { keepRecords } from './keep-records.js';
import { outcomesOf, readingOf } from './outcomes.js';
import { groupFacts, groupSplit } from './record-groups.js';
import { scoreRecords } from './score-records.js';
/**
 * Prepares recording; null when the spec asks for none. What earlier attempts have kept stays at its place.
 *
 * Recordings go the way of the run's decisions: into the spool, and from there into the database, whenever it answers.
 */
export async function watchPredictions(parts) {
    const { store, prepared, run, home, clock } = parts;
    const { spec, data, training } = prepared;
    const plan = predictionsOf(spec);
    if (plan === null)
        return null;
    const pseudonym = pseudonymsOf(home, data.manifest.splitSha256);
    const past = await listKept(store, run);
    const rows = rowsLookedAt(data.test.count);
    const search = sensitiveSearch({ spec, data, training, threshold: plan.threshold, pseudonym }, rows);
    const registered = past.records.filter(({ place }) => place === null);
    const state = { search, keeper: keepRecords(plan.most, past, pseudonym), rows, groups: groupSplit(data, rows), registered, recordings: 0, spentMs: 0 };
    // awaited by nobody who trains: where the database is away the next time will do
    const meanwhile = oneAtATime(async () => {
        state.registered = await listRegistered(store, run);
        await fillDetails(store, run, data);
    }, () => undefined);
    return {
        isDue: (step) => step % plan.everySteps === 0 && step !== training.totalSteps,
        async record(moment) {
            const begun = clock.elapsed();
            await recordNow(parts, plan, state, moment);
            state.recordings += 1;
            state.spentMs += clock.elapsed() - begun;
            meanwhile.begin();
        },
        async finish() {
            await meanwhile.idle();
            await fillDetails(store, run, data);
        },
        summary: () => `sensitive predictions: ${state.keeper.records.length} kept, recorded ${state.recordings} times in ${(state.spentMs / 1000).toFixed(2)} s`,
    };
}
async function recordNow({ prepared, sink }, plan, state, { isLast, probabilities }) {
    const { training, data } = prepared;
    const { rows, keeper, groups } = state;
    const { step } = training;
    const reading = readingOf(data, plan.threshold);
    // of a sample of the rows the batches are others, and so may be the last bits
    const known = rows.length === data.test.count ? probabilities : null;
    const outcomes = outcomesOf(known ?? (await training.scores('test', rows)), reading);
    const kept = keeper.keep(await state.search({ rows, outcomes }), state.registered);
    state.registered = [];
    const { scores, decided } = await scoreRecords(training, keeper.records, { rows, outcomes }, reading);
    const classes = reading.classes <= 2 ? {} : { decided: [...decided] };
    sink.note({ kind: 'fact', step, note: { type: 'predictions', threshold: plan.threshold, ...kept, scores: packScores(scores), ...classes } });
    for (const fact of groupFacts(groups, { decided: outcomes.decided, threshold: plan.threshold, withIntervals: isLast }))
        sink.note({ kind: 'fact', step, note: fact });
}
//# sourceMappingURL=watch-predictions.js.map