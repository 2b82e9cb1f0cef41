import path from 'node:path';
import { messageOf } from '#libs/contracts';
import { listSpools, shipSpool } from '#libs/decision-store';
/**
 * Ships what dead recorders left on this machine's disk, run by run, and says so. What cannot be shipped stays where it
 * is, and keeps nobody from training.
 */
export async function deliverSpools(context, options = {}) {
    const home = path.resolve(context.environment.GRADLENS_HOME);
    const runs = options.runs ?? leftoverRuns(home);
    const delivered = [];
    for (const run of runs) {
        const delivery = await deliverOne(context, home, run, options.onProgress);
        delivered.push({ run, delivery });
        const line = deliveryText(run, delivery);
        if (line !== null)
            context.say(line);
    }
    return delivered;
}
/** Runs whose frames lie in the home folder and that no live process is writing. A damaged spool is among them: it is told. */
function leftoverRuns(home) {
    return listSpools(home)
        .filter(({ inspection }) => inspection?.heldBy == null)
        .map(({ folder }) => path.basename(folder));
}
async function deliverOne(context, home, run, onProgress) {
    const { store, clock, environment } = context;
    try {
        return await shipSpool({
            connectionString: store.connectionString,
            home,
            anchorFile: environment.GRADLENS_ANCHOR_FILE,
            anchorUrl: environment.GRADLENS_ANCHOR_URL,
            run,
            clock,
            onProgress: (shipped) => onProgress?.(run, shipped),
        });
    }
    catch (error) {
        return { kind: 'damaged', problem: messageOf(error) };
    }
}
function deliveryText(run, delivery) {
    switch (delivery.kind) {
        case 'nothing':
            return null;
        case 'shipped':
            return `run ${run}: ${delivery.frames} frames that an earlier process left on the disk are in the ledger`;
        case 'held':
            return `run ${run}: frames on the disk belong to a run that is being executed${delivery.pid === null ? '' : ` by process ${delivery.pid}`}`;
        default:
            return `run ${run}: frames stay on the disk: ${delivery.problem}`;
    }
}
//# sourceMappingURL=deliver-spools.js.map