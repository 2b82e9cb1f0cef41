import { messageOf } from '#libs/contracts';
import { ALERT_LABELS, copiedSilences, exclusively, expireSilence, importSilence, moveSilenceEnd, noteCopy, ruleLabelNames, } from '#libs/decision-store';
import { createForeignSilence, expireForeignSilence, listForeignSilences } from '#libs/notifications';
import { couldMatch, matcherText } from '#libs/stability-rules';
/** Ends that differ by less are the same. Unit: ms. */
const SAME_MS = 1000;
/** Keeps our silences and those of Alertmanagers in step, in the background. */
export class SilenceSync {
    parts;
    problems = new Map();
    lookedAt = -Infinity;
    working = null;
    constructor(parts) {
        this.parts = parts;
    }
    /** Begins a comparison where one is due; returns at once. */
    look({ receivers }) {
        const { clock, everyMs } = this.parts;
        if (this.working !== null || clock.elapsed() - this.lookedAt < everyMs)
            return;
        this.lookedAt = clock.elapsed();
        const all = [...receivers].flatMap(([name, { alertmanager }]) => (alertmanager === null ? [] : [this.one(name, alertmanager)]));
        this.working = Promise.all(all).then(() => { this.working = null; });
    }
    async close() {
        await this.working;
    }
    async one(receiver, access) {
        const { store, log } = this.parts;
        try {
            await exclusively(store, `gradlens silences ${receiver}`, () => syncSilences(store, receiver, access));
            if (this.problems.delete(receiver))
                log.info({ receiver }, 'silences are in step with Alertmanager again');
        }
        catch (error) {
            const problem = messageOf(error);
            if (this.problems.get(receiver) !== problem)
                log.warn({ receiver, problem }, 'silences are not in step with Alertmanager');
            this.problems.set(receiver, problem);
        }
    }
}
/**
 * Compares once: silences made here are made there, those made there that could match alerts of ours are taken over, and
 * one that was ended on one side ends on the other.
 *
 * @throws Error when the Alertmanager does not answer.
 */
export async function syncSilences(store, receiver, access) {
    const foreign = await listForeignSilences(access);
    const ours = await copiedSilences(store, receiver);
    const known = new Set(ours.map(({ externalId }) => externalId));
    for (const silence of ours) {
        const copy = foreign.find(({ id }) => id === silence.externalId) ?? foreign.find((one) => !known.has(one.id) && isCopyOf(one, silence));
        if (copy !== undefined && copy.id !== silence.externalId)
            await noteCopy(store, silence.id, receiver, copy.id);
        if (copy !== undefined)
            known.add(copy.id);
        await settle({ store, receiver, access }, silence, copy);
    }
    await takeOver(store, receiver, foreign.filter(({ id, state }) => state !== 'expired' && !known.has(id)));
}
/** Takes over those that could match alerts of ours. */
async function takeOver(store, receiver, foreign) {
    if (foreign.length === 0)
        return;
    const names = new Set([...ALERT_LABELS, ...(await ruleLabelNames(store))]);
    for (const silence of foreign.filter((one) => couldBeOurs(one, names))) {
        const { id, matchers, startsAt, endsAt, comment, createdBy } = silence;
        await importSilence(store, { matchers, startsAt, end: { at: endsAt }, reason: comment, createdBy }, receiver, id);
    }
}
/** Whether it was made there for ours by a process that died before it could note so. */
function isCopyOf(foreign, { matchers, endsAt, reason, createdBy }) {
    if (foreign.state === 'expired' || foreign.comment !== reason || foreign.createdBy !== createdBy)
        return false;
    return Math.abs(foreign.endsAt.getTime() - endsAt.getTime()) < SAME_MS && textsOf(foreign.matchers) === textsOf(matchers);
}
function textsOf(matchers) {
    return matchers.map(matcherText).sort().join('\n');
}
/** Brings one silence of ours and its copy there into step. */
async function settle(there, ours, copy) {
    const { store, access, receiver } = there;
    if (ours.isOver) {
        if (copy !== undefined && copy.state !== 'expired')
            await expireForeignSilence(access, copy.id);
        return;
    }
    if (copy === undefined) {
        const { matchers, startsAt, endsAt, createdBy, reason } = ours;
        await noteCopy(store, ours.id, receiver, await createForeignSilence(access, { matchers, startsAt, endsAt, createdBy, comment: reason }));
        return;
    }
    if (Math.abs(copy.endsAt.getTime() - ours.endsAt.getTime()) < SAME_MS)
        return;
    if (copy.state === 'expired')
        await expireSilence(store, ours.id, { by: `Alertmanager ${receiver}`, reason: 'it was ended there' });
    else
        await moveSilenceEnd(store, ours.id, copy.endsAt);
}
/** One with a pattern that is not understood here is taken over: it is shown, and mutes there. */
function couldBeOurs({ matchers }, names) {
    try {
        return couldMatch(matchers, names);
    }
    catch {
        return matchers.every(({ name }) => names.has(name));
    }
}
//# sourceMappingURL=silence-sync.js.map