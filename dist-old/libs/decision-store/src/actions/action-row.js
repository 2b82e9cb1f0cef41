/** Acts that decide a request. */
export const DECIDING = ['commanded', 'joined', 'run-ended', 'approved', 'rejected', 'timed-out'];
/** {@link DECIDING} as SQL: what stands behind `in`. */
export const DECIDING_ACTS = `(${DECIDING.map((act) => `'${act}'`).join(', ')})`;
/** Condition on an act `a`: the time-out policy decided its request, and nobody has looked at that since. */
export const IS_UNREVIEWED = `a.act = 'timed-out'
  and not exists (select from action_act v where v.run_id = a.run_id and v.request = a.request and v.act = 'reviewed')`;
/** Where a request stands: the act that decided it, or `proposed` while nobody has. */
export function stateOfRequest({ acts }) {
    return acts.find(({ act }) => DECIDING.includes(act))?.act ?? 'proposed';
}
/** Whether the time-out policy decided and nobody has looked at that since. */
export function isUnreviewed({ acts }) {
    return acts.some(({ act }) => act === 'timed-out') && !acts.some(({ act }) => act === 'reviewed');
}
//# sourceMappingURL=action-row.js.map