import { createHash } from 'node:crypto';
import path from 'node:path';
import { dropKeptWork, keptWork } from '../running/kept-work.js';
import { productVersion } from '../running/provenance.js';
/**
 * Makes traces that nobody queued, keeping what is finished on the way in `traces/` of the home folder until they are made: after kill -9 or Ctrl-C the same command
 * (same version, run, questions and effort) goes on from there. The run itself is executed again first.
 */
export async function withKeptTrace({ environment, say }, asked, make) {
    const folder = path.join(path.resolve(environment.GRADLENS_HOME), 'traces', nameOf(asked));
    const made = await make(keptWork(folder, { version: productVersion(), say }));
    await dropKeptWork(folder);
    return made;
}
function nameOf({ run, questions, effort }) {
    return createHash('sha256').update(JSON.stringify([run, questions, effort])).digest('hex').slice(0, 32);
}
//# sourceMappingURL=kept-trace.js.map