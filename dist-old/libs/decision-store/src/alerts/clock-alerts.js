import { FINAL_STATES } from '#libs/contracts';
import { clockTransition, fingerprintOf, lateDecisions, latenessSummary, nextLateness, RECORDING_LIVE_EVENT, RECORDING_TO_DISK_EVENT, recordingEventSchema, recordingSummary, recordingToDisk, START_LATENESS, } from '#libs/stability-rules';
import { saveClockTransitions } from './save-alert-transitions.js';
/** Between two looks at a run, at least. Unit: ms. */
const LOOK_MS = 500;
/** Opens the rules on the clock for whoever hosts the rules of runs. Where an alert stands is read from the database: a new holder goes on with it. */
export function clockAlerts(options) {
    const { store, rules, clock } = options;
    const runs = new Map();
    return {
        async visit(run, isOver, term) {
            if (!isOver && clock.elapsed() - (runs.get(run)?.lookedAt ?? -Infinity) < LOOK_MS)
                return 0;
            const row = await readNow(store, run);
            if (row === null)
                return 0;
            const watched = runs.get(run) ?? (await resume(store, row));
            runs.set(run, { ...watched, lookedAt: clock.elapsed() });
            const set = await rules.of(row.project);
            const look = { ...options, run, row: { ...row, isOver: isOver || FINAL_STATES.includes(row.state) }, watched: { ...watched, lookedAt: clock.elapsed() } };
            const found = [...lateAlerts(look, set.find(({ name }) => name === lateDecisions.name)), ...(await diskAlerts(look, set.find(({ name }) => name === recordingToDisk.name)))];
            await saveClockTransitions(store, run, found, term);
            // only now: what could not be stored is found again
            runs.set(run, look.watched);
            return found.length;
        },
        forget: (run) => void runs.delete(run),
    };
}
async function readNow({ pool }, run) {
    const { rows } = await pool.query({
        name: 'clock-alerts-run',
        text: `select r.run_id as "runId", r.project, r.state, coalesce(i.last_step, -1) as "lastStep", false as "isOver"
      from run r left join ingest_state i on i.run_id = r.run_id where r.uuid = $1`,
        values: [run],
    });
    return rows[0] ?? null;
}
const LATE = fingerprintOf(lateDecisions.name, null, null);
/** Where another holder left it. The events of a recording are read again from the first: what they say is stored once. */
async function resume({ pool }, { runId }) {
    const { rows } = await pool.query('select since, state from alert where run_id = $1 and fingerprint = $2 order by since desc limit 1', [runId, LATE]);
    const lateness = rows[0]?.state === 'firing' ? { ...START_LATENESS, lateSince: 0 } : START_LATENESS;
    return { lookedAt: -Infinity, lateness, lateSince: rows[0]?.since ?? -1, lastEvent: 0, diskSince: null, lastDiskSince: -1 };
}
function lateAlerts({ run, row, watched, clock }, rule) {
    if (rule === undefined)
        return endLateness(run, row, watched, clock);
    const before = watched.lateness.lateSince;
    const verdict = nextLateness(watched.lateness, { now: clock.elapsed() / 1000, isTraining: row.state === 'running' && !row.isOver, lastStep: row.lastStep });
    watched.lateness = verdict.state;
    const isLate = verdict.state.lateSince !== null;
    if (isLate === (before !== null))
        return [];
    // the step that is awaited; a run may be late twice for the same one
    if (isLate)
        watched.lateSince = Math.max(row.lastStep, watched.lateSince) + 1;
    const since = watched.lateSince;
    const state = isLate ? 'firing' : 'resolved';
    const step = isLate ? since : Math.max(row.lastStep, since);
    return [clockTransition(rule, run, { state, step, since, value: verdict.steps ?? 0, threshold: verdict.bound, summary: latenessSummary(state, verdict), at: new Date(clock.now()) })];
}
/** A rule that is turned off while the run is late ends its alert: no window of steps comes that would. */
function endLateness(run, { lastStep }, watched, clock) {
    const wasLate = watched.lateness.lateSince !== null;
    watched.lateness = START_LATENESS;
    if (!wasLate)
        return [];
    const since = watched.lateSince;
    return [clockTransition(lateDecisions, run, { state: 'resolved', step: Math.max(lastStep, since), since, value: 0, threshold: 0, summary: 'the rule was turned off', at: new Date(clock.now()) })];
}
async function diskAlerts(look, rule) {
    const { store, row, watched, run, clock } = look;
    if (rule === undefined)
        return [];
    const { rows } = await store.pool.query({
        name: 'clock-alerts-recording',
        text: `select event_id as id, coalesce(step, 0) as step, kind, detail from run_event where run_id = $1 and event_id > $2 and kind = any($3) order by event_id`,
        values: [row.runId, watched.lastEvent, [RECORDING_TO_DISK_EVENT, RECORDING_LIVE_EVENT]],
    });
    const found = rows.flatMap((event) => takeEvent(event, { watched, rule, run }));
    watched.lastEvent = rows.at(-1)?.id ?? watched.lastEvent;
    if (watched.diskSince === null || !row.isOver)
        return found;
    const since = watched.diskSince;
    watched.diskSince = null;
    const summary = 'the run is over, and what its machine had on the disk is in the database as far as it was delivered';
    return [...found, clockTransition(rule, run, { state: 'resolved', step: Math.max(row.lastStep, since), since, value: 0, threshold: rule.holdSeconds ?? 0, summary, at: new Date(clock.now()) })];
}
const PROCESS_GONE = 'the process that recorded to disk is gone; what it had there is in the database as far as it was delivered';
/** An event that another trainer wrote by its own lights is none of ours. A recording that begins anew without having ended died with its process. */
function takeEvent({ step, kind, detail }, { watched, rule, run }) {
    const { data } = recordingEventSchema.safeParse(detail);
    const isEnd = kind === RECORDING_LIVE_EVENT;
    const open = watched.diskSince;
    if (data === undefined || (isEnd && open === null))
        return [];
    const told = (state, since, summary) => recordingTransition(rule, run, { state, step, since, summary, event: data });
    const ended = open === null ? [] : [told('resolved', open, isEnd ? recordingSummary(data) : PROCESS_GONE)];
    watched.diskSince = isEnd ? null : Math.max(step, watched.lastDiskSince + 1);
    if (watched.diskSince === null)
        return ended;
    watched.lastDiskSince = watched.diskSince;
    return [...ended, told('firing', watched.diskSince, recordingSummary(data))];
}
function recordingTransition(rule, run, { event, step, since, ...change }) {
    const threshold = rule.holdSeconds ?? 0;
    return clockTransition(rule, run, { ...change, step: Math.max(step, since), since, value: event.seconds ?? threshold, threshold, at: new Date(event.at) });
}
//# sourceMappingURL=clock-alerts.js.map