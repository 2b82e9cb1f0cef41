import path from 'node:path';
import { FINAL_STATES, messageOf, SCALER_RANGE_EVENT, } from '#libs/contracts';
import { setRunState, startAttempt } from '#libs/decision-store';
import { watchGrowth } from '../growth/watch-growth.js';
import { watchPredictions } from '../predictions/watch-predictions.js';
import { claimRun } from './claim-run.js';
import { trainToEnd } from './loop.js';
import { openRunRecorder } from './open-run-recorder.js';
import { hardware, specSha256, versionsOf } from './provenance.js';
import { runEvents } from './run-events.js';
import { readPast } from './read-past.js';
import { settleAlerts } from './settle-alerts.js';
import { summarise } from './summarise.js';
import { watchFromOutside } from './watch-from-outside.js';
/**
 * Runs `work` while this process holds the run: nobody else executes it, and if the process dies the hold is gone.
 *
 * @throws InputError when another process holds the run.
 */
export async function whileHolding(context, run, work) {
    const hold = await claimRun(context, run);
    try {
        return await work();
    }
    finally {
        await releaseQuietly(hold, context.say);
    }
}
/** How long the end of a run waits for a database that does not answer. Unit: ms. */
const COMMIT_PATIENCE_MS = 10_000;
/**
 * Executes a held run that exists in the database: trains, records every decision, and leaves the run in a final
 * state whatever happened; where the database is away that state waits on the disk with the decisions.
 *
 * @throws Error after the run was marked `failed` or `diverged`.
 */
export async function executeRun(context, prepared, options) {
    const begun = { attempt: null };
    try {
        return await executeHeld(context, prepared, options, begun);
    }
    catch (error) {
        await recordFailure(context, { run: options.run, attempt: begun.attempt }, error);
        throw error;
    }
    finally {
        prepared.training.dispose();
    }
}
async function executeHeld(context, prepared, options, begunAs) {
    const { store, clock } = context;
    const { training, spec } = prepared;
    const attempt = await startAttempt(store, options.run, attemptFacts(prepared), { keepsCommands: 'takesOver' in options });
    begunAs.attempt = attempt.attempt;
    const past = await readPast(store, options.run);
    const sink = openRunRecorder(context, { run: options.run, attempt, project: spec.project, name: spec.name, scaler: spec.scaler.kind, facts: attemptFacts(prepared) });
    const firstStep = training.step;
    const begun = clock.elapsed();
    const end = { isNoted: false };
    const held = await watchFromOutside(context, prepared, { options, attempt, past, sink, hasEnded: () => end.isNoted });
    const { watch, rules, oversight } = held;
    try {
        declareRange(sink, prepared);
        holdPause(watch, options);
        const predictions = await watchPredictions({ store, clock, home: path.resolve(context.environment.GRADLENS_HOME), run: options.run, prepared, sink });
        const { events, alerts } = runEvents({ context, prepared, options, sink, shelf: past.shelf, onFrames: oversight.onFrames });
        const outcome = await trainWatched(context, prepared, attempt.lastStep, { training, sink, spec, controls: watch, obedience: held.obedience, events, predictions, clock });
        const seconds = (clock.elapsed() - begun) / 1000;
        options.progress.end();
        const isCommitted = await sink.commit(COMMIT_PATIENCE_MS);
        if (predictions !== null)
            await finishPredictions(context, predictions, isCommitted);
        const settled = isCommitted ? await alertsSettled(context, { run: options.run, rules, lastStep: training.step - 1, alerts }) : alerts.read();
        const summary = await summarise({ prepared, options, outcome, seconds, firstStep, alerts: settled });
        sink.note({ kind: 'end', step: training.step, note: { state: summary.state, reason: outcome.stopped?.reason ?? null, summary } });
        end.isNoted = true;
        oversight.close();
        return { summary, recording: await closeSink(context, sink, options.run) };
    }
    catch (error) {
        if (!end.isNoted) {
            end.isNoted = true;
            oversight.close();
            await recordFailedEnd(sink, training.step, error);
        }
        throw error;
    }
    finally {
        options.progress.end();
        await Promise.allSettled([watch.close(), rules.close(), sink.close()]);
    }
}
/** Trains, and watches meanwhile whether the run stays where it can be traced. */
async function trainWatched({ clock, say }, prepared, ledgerStep, parts) {
    const growth = watchGrowth({ prepared, clock, sink: parts.sink, ledgerStep, say });
    try {
        return await trainToEnd({ ...parts, growth });
    }
    finally {
        growth?.close();
    }
}
/** Brings the alerts up to the last step and counts them. A database that goes away meanwhile is no failure of the training: it is asked again by whoever evaluates the rules next. */
async function alertsSettled({ store, clock, say }, { alerts, ...ended }) {
    try {
        await settleAlerts({ store, clock, ...ended });
        return await alerts.readNow();
    }
    catch (error) {
        say(`rules are not evaluated up to the last step: ${messageOf(error)}`);
        return alerts.read();
    }
}
/** Says what was recorded of the predictions; what the data say of them is stored again at the next chance where it cannot be now. */
async function finishPredictions({ say }, predictions, isCommitted) {
    say(predictions.summary());
    try {
        if (isCommitted)
            await predictions.finish();
        else
            say('what the data say of them is not stored: `gradlens predictions RUN --details` does so once the run is in the database');
    }
    catch (error) {
        say(`what the data say of the sensitive predictions is not stored: ${messageOf(error)}`);
    }
}
/** What the scaler was made for is on record before the first step. */
function declareRange(sink, { training }) {
    if (training.step === 0)
        sink.note({ kind: 'fact', step: 0, note: { type: 'event', kind: SCALER_RANGE_EVENT, detail: training.scalerRange } });
}
/** Closes the recording and tells a person where decisions lie that the database did not take. */
async function closeSink(context, sink, run) {
    const end = await sink.close(COMMIT_PATIENCE_MS);
    if (!end.committed) {
        context.say(`the database did not take all of run ${run} (${end.problem ?? 'reason unknown'}): ${end.spooledSteps} steps and the end of the run are on this machine's disk; \`gradlens ship\` delivers them`);
    }
    return end;
}
/** Puts the failure into the record as its last frame, unless recording itself failed. */
async function recordFailedEnd(sink, step, error) {
    if (sink.health().state === 'failed')
        return;
    sink.note({ kind: 'end', step, note: { state: 'failed', reason: messageOf(error), summary: null } });
    await sink.flush();
}
/** A run that was paused when its executor went away stays so. */
function holdPause(watch, { takesOver }) {
    if (takesOver !== undefined && takesOver.pausedFor !== null)
        watch.pause('person', takesOver.pausedFor);
}
/** What is recorded of an attempt before its first step. */
function attemptFacts({ training, spec, data, backend }) {
    return {
        layers: training.layers,
        backend,
        versions: versionsOf(backend, spec),
        seeds: spec.seeds,
        dataManifest: { name: data.name, ...data.manifest },
        hardware: hardware(),
        specSha256: specSha256(spec),
        totalSteps: training.totalSteps,
    };
}
/** The run's end is recorded even when recording itself failed; what cannot be written is told. A run that a later attempt has taken over is that attempt's. */
async function recordFailure(context, { run, attempt }, error) {
    const reason = messageOf(error);
    const state = reason.includes('diverged at step') ? 'diverged' : 'failed';
    try {
        const live = ['queued', 'running', 'paused', ...FINAL_STATES];
        await setRunState(context.store, run, state, { reason, expected: live, attempt: attempt ?? undefined });
    }
    catch (second) {
        context.say(`the end of run ${run} could not be recorded: ${messageOf(second)}`);
    }
}
async function releaseQuietly(hold, say) {
    try {
        await hold.release();
    }
    catch (error) {
        say(`the hold on the run could not be released: ${messageOf(error)}`);
    }
}
//# sourceMappingURL=execute-run.js.map