import { isSound } from '#libs/audit';
/** How a ledger stands. */
export function stateOf({ proof }) {
    if (proof === null)
        return 'deleted';
    const { verdict, damage, differences } = proof;
    if (damage !== null || verdict === null || !isSound(verdict) || differences.length > 0)
        return 'altered';
    return verdict.frames === 0 ? emptyState(verdict, proof.begun) : signedState(verdict);
}
function emptyState({ isLive }, begun) {
    return isLive || !begun ? 'empty' : 'altered';
}
function signedState(verdict) {
    return verdict.keysTrusted ? 'ok' : 'unvouched';
}
/** Whether nothing is wrong. */
export function isWell(verified) {
    return ['ok', 'empty'].includes(stateOf(verified));
}
/** All that is wrong, for people. */
export function findingsOf({ run, proof }) {
    if (proof === null)
        return [{ what: 'run', where: `run ${String(run)}`, why: 'the anchor knows it and the database does not have it: it was deleted' }];
    const { verdict, differences, damage } = proof;
    return [
        ...(damage === null ? [] : [{ what: 'file', where: `byte ${damage.offset}`, why: damage.detail }]),
        ...(verdict === null ? [] : verdictFindings(verdict, proof.begun)),
        ...differences.map(({ table, key, column, detail }) => ({ what: 'row', where: [table, key, column].filter(Boolean).join(' '), why: detail })),
    ];
}
const UNVOUCHED = 'no key that is known from elsewhere signed it: all of it may be signed anew; --key names the public key of who recorded it';
function verdictFindings(verdict, begun) {
    const { isLive, altered, missing, gaps, anchored, anchor, frames, keysTrusted } = verdict;
    const unsigned = gaps.filter(({ signed, filled }) => !signed && !filled);
    return [
        ...(frames > 0 || isLive || !begun ? [] : [{ what: 'ledger', where: 'all of it', why: 'the run has begun and has no frames: all proof was removed' }]),
        ...altered.map((item) => ({ what: item.what, where: placeOf(item), why: item.detail })),
        ...missing.map(({ fromStep, toStep }) => ({ what: 'steps', where: `steps ${fromStep}..${toStep}`, why: 'missing, and no gap tells of them' })),
        ...unsigned.map(({ fromStep, toStep }) => ({ what: 'gap', where: `steps ${fromStep}..${toStep}`, why: 'the gap is not signed' })),
        ...(keysTrusted || frames === 0 ? [] : [{ what: 'key', where: 'the ledger as a whole', why: UNVOUCHED }]),
        ...(anchored === 'behind' ? anchor.details.map((why) => ({ what: 'anchor', where: 'the ledger as a whole', why })) : []),
    ];
}
function placeOf({ seq, step, layer }) {
    const parts = { frame: seq, step, layer };
    const named = Object.entries(parts).filter(([, value]) => value !== undefined);
    return named.map(([name, value]) => `${name} ${String(value)}`).join(', ');
}
//# sourceMappingURL=verified.js.map