import { DECISION_FLAGS, InputError } from '#libs/contracts';
import { findIncident } from '#libs/decision-store';
/** Guards by the name that they have in a spec, and the flag of what they changed. */
const GUARD_FLAGS = { clamp: DECISION_FLAGS.clamped, rateLimit: DECISION_FLAGS.rateLimited, skipNonFinite: DECISION_FLAGS.skipped, ratioCap: DECISION_FLAGS.ratioCapped, backOff: DECISION_FLAGS.backedOff };
/**
 * The decisions of each name: steps of layers, an incident from where its condition began until it was closed, in the layers that it spread to, or
 * everything that one guard changed.
 *
 * @throws InputError that names what there is.
 */
export async function decisionsNamed(names, ground) {
    const sets = [];
    for (const name of names)
        sets.push({ name, places: await placesNamed(name, ground) });
    return sets;
}
async function placesNamed(name, ground) {
    const [, kind, which = ''] = /^(incident|guard):(.*)$/.exec(name) ?? [];
    if (kind === 'guard')
        return guardPlaces(name, which, ground.flags);
    const set = kind === 'incident' ? await incidentSet(name, which, ground) : decisionSetOf(name, ground.layers, ground.steps);
    const width = ground.layers.length;
    return Array.from({ length: set.to - set.from + 1 }, (_, i) => set.layers.map((layer) => (set.from + i) * width + layer)).flat();
}
function guardPlaces(name, guard, flags) {
    const bit = Object.hasOwn(GUARD_FLAGS, guard) ? GUARD_FLAGS[guard] : undefined;
    if (bit === undefined)
        throw wrong(name, `guard:${Object.keys(GUARD_FLAGS).join(', guard:')}`);
    return Array.from(flags.keys()).filter((place) => (flags[place] & bit) !== 0);
}
async function incidentSet(name, number, { store, run, layers, steps }) {
    const incident = await findIncident(store, { run, incident: /^\d{1,10}$/.test(number) ? Number(number) : NaN });
    if (incident === null)
        throw wrong(name, 'incident:NUMBER with the number of an incident of this run; gradlens incidents lists them');
    return { layers: layersOf(incident, layers), from: incident.since, to: Math.min(steps - 1, incident.closedStep ?? steps - 1) };
}
/** Layers that the incident spread to; all where an alert of it was of the run as a whole. */
function layersOf({ spread }, layers) {
    const found = layers.flatMap((layer, i) => (spread.includes(layer) ? [i] : []));
    return found.length === spread.length && found.length > 0 ? found : layers.map((_, i) => i);
}
/**
 * Reads steps of layers.
 *
 * @throws InputError that names what there is.
 */
export function decisionSetOf(text, layers, steps) {
    const [, name = '', from, to] = /^([^@]+)(?:@(\d+)(?:-(\d+))?)?$/.exec(text) ?? [];
    const set = { layers: layers.flatMap((layer, i) => ([layer, '*'].includes(name) ? [i] : [])), ...stepsOf(from, to, steps) };
    if (set.layers.length > 0 && set.from <= set.to && set.to < steps)
        return set;
    throw wrong(text, `LAYER, LAYER@STEP or LAYER@FROM-TO with a layer of ${layers.join(', ')} or *, steps 0 to ${steps - 1}; incident:NUMBER, or guard:${Object.keys(GUARD_FLAGS).join(', guard:')}`);
}
function stepsOf(from, to, steps) {
    return from === undefined ? { from: 0, to: steps - 1 } : { from: Number(from), to: Number(to ?? from) };
}
function wrong(name, allowed) {
    return new InputError({ source: null, path: 'decision', value: JSON.stringify(name), allowed });
}
//# sourceMappingURL=decisions-named.js.map