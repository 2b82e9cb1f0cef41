import { appendAuditEntry, findRun } from '#libs/decision-store';
import { runOfId } from '../auth/run-of-id.js';
import { withoutSecrets } from './without-secrets.js';
/** Opens the audit log of the API. Heads of what changes did are anchored at once, others every ten seconds. */
export function openAuditLog({ store, clock, log, keys, tell }) {
    const append = async (entry) => {
        try {
            const head = await appendAuditEntry(store, entry, { keys: keys(), clock });
            tell(head, entry.kind === 'change' && entry.outcome !== 'begun');
            return head.treeSize;
        }
        catch (error) {
            log.error({ err: error, entry }, 'not recorded in the audit log');
            throw error;
        }
    };
    const entryOf = async (access, { ids, args, kind, action }) => {
        const about = await subjectOf(store, ids).catch(() => ({}));
        return { kind, action, ...whoOf(access), ...about, args: withoutSecrets(args) };
    };
    return {
        record: async (access, { outcome, result, ...order }) => {
            await append({ ...(await entryOf(access, order)), outcome, result, begun: null });
        },
        begin: async (access, order) => {
            const entry = await entryOf(access, order);
            const begun = await append({ ...entry, outcome: 'begun', result: '', begun: null });
            return async (became) => {
                await append({ ...entry, ...became, begun });
            };
        },
    };
}
function whoOf(access) {
    if (access === null)
        return { actor: '', tokenId: '', role: '', run: null, project: null };
    const { name, tokenId, role, project } = access;
    return { actor: name, tokenId, role, run: null, project };
}
/** The run that one of the ids leads to, and its project; nothing where none does. */
async function subjectOf(store, ids) {
    for (const id of ids) {
        const run = await runOfId(store, String(id));
        const row = run === null ? null : await findRun(store, run);
        if (row !== null)
            return { run: row.uuid, project: row.project };
    }
    return {};
}
//# sourceMappingURL=open-audit-log.js.map