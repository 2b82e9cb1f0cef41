import { InputError, messageOf } from '#libs/contracts';
import { appendAuditEntry, findRun, openAnchor, openKeyring } from '#libs/decision-store';
/**
 * Does something in the name of somebody: the audit log tells that it is begun before, and what became of it behind. What cannot be
 * recorded is not done.
 *
 * @throws what `work` throws, also where that could not be recorded, which is said; else Error when an entry could not be written.
 */
export async function audited(context, who, act, work) {
    const entry = await draftOf(context, who, { kind: 'change', ...act });
    const { treeSize: begun } = await append(context, { ...entry, outcome: 'begun', result: '', begun: null }, 'so nothing was done');
    const end = async (refusal, outcome = 'refused') => {
        const became = refusal === null ? { outcome: 'done', result: 'done' } : { outcome, result: refusal };
        await anchored(context, await append(context, { ...entry, ...became, begun }, 'but it was begun: look whether it was done'));
    };
    let outcome;
    try {
        outcome = await work();
    }
    catch (error) {
        const told = error instanceof InputError ? end('BAD_USER_INPUT') : end('INTERNAL_SERVER_ERROR', 'failed');
        // what kept it from being done says more than what kept that from being recorded
        await told.catch((unrecorded) => { context.say(messageOf(unrecorded)); });
        throw error;
    }
    await end(act.refusalOf?.(outcome) ?? null);
    return outcome;
}
/** Records that somebody reads what the data say of people. To be called before it is told. @throws Error when it cannot be recorded. */
export async function recordRead(context, who, order) {
    await append(context, { ...(await draftOf(context, who, { kind: 'read', ...order })), outcome: 'done', result: 'told', begun: null }, 'so it is not told');
}
/** The code of an outcome that the store tells by its kind: `no-run` is NO_RUN. */
export function codeOf({ kind }) {
    return kind.toUpperCase().replaceAll('-', '_');
}
async function draftOf({ store }, { name, title }, { kind, action, run, project, args }) {
    const of = run === null ? null : ((await findRun(store, run))?.project ?? null);
    return { kind, action, actor: name, tokenId: 'command line', role: title, run, project: project ?? of, args: JSON.stringify(run === null ? args : { run, ...args }) };
}
async function append({ store, environment, clock }, entry, so) {
    try {
        return await appendAuditEntry(store, entry, { keys: openKeyring(environment.GRADLENS_HOME), clock });
    }
    catch (error) {
        throw new Error(`${entry.action} could not be recorded in the audit log, ${so}`, { cause: error });
    }
}
async function anchored({ environment, clock }, head) {
    const { GRADLENS_HOME: home, GRADLENS_ANCHOR_FILE: file, GRADLENS_ANCHOR_URL: url } = environment;
    const anchor = openAnchor({ home, file, url, clock });
    anchor.tell(head, true);
    await anchor.close();
}
//# sourceMappingURL=audited.js.map