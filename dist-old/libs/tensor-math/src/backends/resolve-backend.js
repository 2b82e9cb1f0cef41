import * as tf from '@tensorflow/tfjs';
import { InputError, messageOf } from '#libs/contracts';
import { backendsBySpeed } from './backend-choice.js';
import { BACKEND_DEFINITIONS } from './backend-definitions.js';
/**
 * Makes the chosen backend TensorFlow.js's current one, kernel fixes applied. `auto` takes the first of the measured
 * table that is installed and starts.
 *
 * @throws InputError when a backend chosen by name is not installed or does not start: what to do about it.
 */
export async function resolveBackend(choice, model) {
    return choice === 'auto' ? firstThatStarts(backendsBySpeed(model)) : startChosen(choice);
}
/** The backends of this machine, without starting any; for `gradlens doctor`. */
export function backendTable() {
    const names = Object.keys(BACKEND_DEFINITIONS);
    const rows = names.map((name) => {
        const { find, fix } = BACKEND_DEFINITIONS[name];
        const { available, detail } = find();
        return { name, available, detail, fix: available ? null : fix };
    });
    return Promise.resolve(rows);
}
async function startChosen(name) {
    const { find, fix } = BACKEND_DEFINITIONS[name];
    const { available, detail } = find();
    if (!available)
        throw notUsable(name, `${detail}; install it with: ${fix}`);
    try {
        return await start(name);
    }
    catch (error) {
        throw notUsable(name, `it did not start (${messageOf(error)}); install it again with: ${fix}`, error);
    }
}
async function firstThatStarts(names) {
    const skipped = [];
    for (const name of names.filter((candidate) => BACKEND_DEFINITIONS[candidate].find().available)) {
        try {
            const resolved = await start(name);
            return skipped.length === 0 ? resolved : { ...resolved, flags: { ...resolved.flags, skipped: skipped.join('; ') } };
        }
        catch (error) {
            skipped.push(`${name}: ${messageOf(error)}`);
        }
    }
    throw new Error(`no backend started: ${skipped.join('; ')}`);
}
async function start(name) {
    const { start: startBackend, deterministic } = BACKEND_DEFINITIONS[name];
    const { version, flags } = await startBackend();
    return { name, version, deterministic, flags, libraryVersion: tf.version_core };
}
function notUsable(name, why, cause) {
    const others = Object.keys(BACKEND_DEFINITIONS).filter((other) => other !== name);
    const allowed = `auto, ${others.join(' or ')} on this machine (${why})`;
    return new InputError({ source: null, path: 'backend', value: name, allowed }, { cause });
}
//# sourceMappingURL=resolve-backend.js.map