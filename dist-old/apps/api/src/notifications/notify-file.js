import { stat } from 'node:fs/promises';
import { messageOf } from '#libs/contracts';
import { loadNotifyFile } from '#libs/notifications';
import { compileRoutes, ROUTE_DEFAULTS } from '#libs/stability-rules';
/** No file, and none to come: nobody is told of anything. */
export const NO_NOTIFY_FILE = { path: '', current: () => null, problem: () => null, close: () => Promise.resolve() };
/**
 * Reads the notification file and reads it again whenever it, or a file of a secret that it names, changes; while something is
 * wrong, at every look. A version that is wrong leaves the last good one in force, and is told in the log and by
 * {@link NotifyFile.problem}.
 */
export async function watchNotifyFile(options) {
    const watched = new WatchedFile(options);
    await watched.look();
    const timer = setInterval(() => { void watched.look(); }, options.pollMs ?? 1000);
    return {
        path: options.path,
        current: () => watched.current,
        problem: () => watched.problem,
        close: async () => {
            clearInterval(timer);
            await watched.looking;
        },
    };
}
class WatchedFile {
    options;
    current = null;
    problem = null;
    looking = Promise.resolve();
    seen = '';
    busy = false;
    constructor(options) {
        this.options = options;
    }
    async look() {
        if (this.busy)
            return;
        this.busy = true;
        this.looking = this.read().finally(() => { this.busy = false; });
        await this.looking;
    }
    /** What changes when the file does, or a secret that it names. */
    async mark() {
        return (await Promise.all([this.options.path, ...(this.current?.files ?? [])].map(markOf))).join('\n');
    }
    async read() {
        const { path, isRequired, variables, log } = this.options;
        const mark = await this.mark();
        if (mark === this.seen && this.problem === null)
            return;
        this.seen = mark;
        if (mark.startsWith('absent') && !isRequired) {
            this.current = this.problem = null;
            return;
        }
        try {
            this.current = await readNotifyFile(path, variables);
            this.problem = null;
            this.seen = await this.mark();
            log.info({ path, receivers: [...this.current.receivers.keys()] }, 'the notification file is in force');
        }
        catch (error) {
            const isTold = this.problem === messageOf(error);
            this.problem = messageOf(error);
            if (!isTold)
                log.error({ path, problem: this.problem, keeps: this.current !== null }, 'the notification file is wrong; the version before stays in force');
        }
    }
}
/** What changes when a file does. */
async function markOf(path) {
    const found = await stat(path, { bigint: true }).catch(() => null);
    return found === null ? 'absent' : `${found.ino} ${found.size} ${found.mtimeNs}`;
}
/** Reads a notification file and compiles its routes. @throws InputError for what is wrong. */
async function readNotifyFile(path, variables) {
    const loaded = await loadNotifyFile(path, variables);
    const { route } = loaded.config;
    return { ...loaded, routesOf: compileRoutes({ ...nodeOf(route), receiver: route.receiver }), longestIntervalMs: longestInterval(route) };
}
function longestInterval({ groupInterval = ROUTE_DEFAULTS.timing.groupIntervalMs, routes = [] }) {
    return Math.max(groupInterval, ...routes.map(longestInterval));
}
function nodeOf({ groupWait, groupInterval, repeatInterval, routes, ...rest }) {
    const timing = { groupWaitMs: groupWait, groupIntervalMs: groupInterval, repeatIntervalMs: repeatInterval };
    const given = Object.fromEntries(Object.entries(timing).filter(([, ms]) => ms !== undefined));
    return { ...rest, ...given, ...(routes === undefined ? {} : { routes: routes.map(nodeOf) }) };
}
//# sourceMappingURL=notify-file.js.map