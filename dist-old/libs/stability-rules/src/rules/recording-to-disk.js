import { z } from 'zod';
import { clockRule } from '../clock-rule.js';
/** Kinds of the events in the ledger that tell of it: begun, ended. */
export const RECORDING_TO_DISK_EVENT = 'recording-to-disk';
export const RECORDING_LIVE_EVENT = 'recording-live';
/** A recording that is not live for so long is told. Unit: s. */
const HOLD_SECONDS = 5;
/** What such an event holds: when it was, and of the beginning why, of the end how long it had lasted. */
export const recordingEventSchema = z.object({ at: z.iso.datetime(), reason: z.string().optional(), seconds: z.number().optional() });
/** A recording that is live. */
export const NO_DISK_RECORDING = { away: null, isTold: false };
/**
 * The state after a look at a recording, and the event that is to be told, if any: begun once it has not been live for 5 s, ended when
 * it is live again after that. Pure: the clocks come in.
 */
export function nextDiskRecording(before, health, times) {
    if (health.state === 'live')
        return { state: NO_DISK_RECORDING, event: before.isTold ? ended(before, times) : null };
    const away = before.away ?? { at: times.now, elapsed: times.elapsed, reason: health.problem ?? `recording is ${health.state}` };
    if (before.isTold || times.elapsed - away.elapsed < 1000 * HOLD_SECONDS)
        return { state: { ...before, away }, event: null };
    return { state: { away, isTold: true }, event: { kind: RECORDING_TO_DISK_EVENT, detail: { at: new Date(away.at).toISOString(), reason: away.reason } } };
}
function ended({ away }, { now, elapsed }) {
    return { kind: RECORDING_LIVE_EVENT, detail: { at: new Date(now).toISOString(), seconds: (elapsed - (away?.elapsed ?? elapsed)) / 1000 } };
}
/** The sentence of an alert that begins, or ends. */
export function recordingSummary({ reason, seconds }) {
    if (seconds !== undefined)
        return `the run records into the database again, after ${String(Math.round(seconds))} s on the disk of its machine`;
    return `the run records to the disk of its machine: ${reason ?? 'the database does not take its frames'}`;
}
/** See {@link nextDiskRecording}. */
export const recordingToDisk = clockRule({
    name: 'recording-to-disk',
    severity: 'warning',
    holdSeconds: HOLD_SECONDS,
    constants: { holdSeconds: HOLD_SECONDS },
    text: {
        condition: 'For 5 seconds the database has not taken what a run records (away, read-only, full, or the disk of the machine is), by the clock of the process that trains. That process writes beginning and end into the ledger, which waits on its disk with the decisions; the alert is there, with the times at which it was, once they are in the database.',
        meaning: 'Training goes on and nothing is lost, but nobody sees it: no rule, no person. The disk of the machine fills; when it is full, training waits.',
        action: 'Bring the database back. Meanwhile the process that trains says so on its standard error, and /health, the metrics gradlens_spool_* and gradlens_recording_lag_seconds of an API on that machine do; an alert cannot be sent without the database, the watchdog\'s heartbeat stops instead. If the process is gone, deliver what it left with gradlens ship.',
        falseAlarms: '0 by construction: it tells what is so. A database that is away for less than 5 seconds is not told.',
        measuredBy: 'libs/stability-rules/src/rules/recording-to-disk.spec.ts',
        source: 'The ledger promises every decision or a stated gap; ours.',
    },
});
//# sourceMappingURL=recording-to-disk.js.map