import { findStudy, listStudies } from '../studies/list-studies.js';
import { studiesOf } from '../studies/studies.js';
/** Impacts: asked for, made by a worker, kept. */
export const impactStudies = studiesOf({
    kind: 'impact',
    method: 'replay without scaling, seed replicas, energy distance',
    asked: ['effort'],
    found: () => ({}),
});
const SOURCE = { kind: 'impact', columns: ', s.effort' };
/** Impacts, newest first. */
export function listImpacts(store, filter) {
    return listStudies(store, SOURCE, filter);
}
/** One impact, or null. */
export function findImpact(store, uuid) {
    return findStudy(store, SOURCE, uuid);
}
//# sourceMappingURL=impacts.js.map