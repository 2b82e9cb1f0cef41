import { placeOf, short } from '../rule.js';
/** Says of an incident what moved first, what the guards already did, and what happens if nobody does anything. */
export function incidentLines(facts) {
    return { movedFirst: movedFirst(facts), guardsDid: guardsDid(facts), ifNothingIsDone: ifNothingIsDone(facts) };
}
const MEASURE_WORDS = { scale: 'scale', gradNorm: 'gradient norm', updateNorm: 'update norm' };
/** Layers named in a sentence; a deep net has hundreds. */
const NAMED_LAYERS = 4;
function movedFirst({ first, moves }) {
    const lead = moves.find(({ layer }) => layer === first.layer) ?? moves[0];
    // rules on the whole run see the end of a chain: the layer that moved before them is its beginning
    if (lead === undefined || lead.step > first.step)
        return `${capital(placeOf(first.layer))} moved first, at step ${first.since}: ${first.summary}.`;
    const others = moves.filter((move) => move !== lead);
    const how = `its ${MEASURE_WORDS[lead.measure] ?? lead.measure} ${ratioWords(lead)}`;
    return `${capital(placeOf(lead.layer))} moved first, at step ${lead.step}: ${how}${others.length === 0 ? '' : `; then ${listed(others)}`}.`;
}
function ratioWords({ value, level }) {
    if (!Number.isFinite(value))
        return `was ${String(value)}`;
    const ratio = Math.abs(value) / level;
    return ratio >= 1 ? `went to ${short(ratio)} times its level` : `fell to 1/${short(1 / ratio)} of its level`;
}
function listed(moves) {
    const shown = moves.slice(0, NAMED_LAYERS).map(({ layer, step }) => `${layer} at step ${step}`).join(', ');
    return moves.length > NAMED_LAYERS ? `${shown} and ${moves.length - NAMED_LAYERS} more layers` : shown;
}
function guardsDid(facts) {
    return [guardWords(facts), ...facts.asked.filter(({ state }) => DONE.has(state)).map(doneWords)].join(' ');
}
/** Acts by which a request became a command. `timed-out` sends the safe fallback instead. */
const DONE = new Set(['commanded', 'joined', 'approved', 'timed-out']);
const ACTION_WORDS = { lower: 'lower the scale', pause: 'pause the run', rollback: 'roll the run back', stop: 'stop the run' };
function doneWords({ kind, rule, state }) {
    const asked = `The rule ${rule} asked to ${ACTION_WORDS[kind]}`;
    if (state === 'timed-out')
        return `${asked}; nobody decided in time, so the scale is 1 and guards are on.`;
    return state === 'approved' ? `${asked}, which was approved.` : `${asked}, and the run was told so.`;
}
function guardWords({ first, guards, guardsOff, run }) {
    const did = didWords(guards);
    const range = `from step ${first.since} to ${guards.upTo}`;
    if (did.length === 0 && run.isElsewhere)
        return `The trainer told of no guard that acted ${range}.`;
    const off = guardsOff === null || guardsOff.length === 0 ? '' : `; switched off in this run: ${guardsOff.join(', ')}`;
    return `The guards ${did.length === 0 ? 'did nothing' : sentenceList(did)} ${range}${off}.`;
}
function didWords(guards) {
    return [
        ...(guards.clamped > 0 ? [`clamped ${counted(guards.clamped, 'decision')}`] : []),
        ...(guards.rateLimited > 0 ? [`limited the rate of ${counted(guards.rateLimited, 'decision')}`] : []),
        ...(guards.heldBack > 0 ? [`held back ${counted(guards.heldBack, 'decision')} by ratio cap or back-off`] : []),
        ...(guards.skipped > 0 ? [`skipped the update of ${counted(guards.skipped, 'decision')}`] : []),
    ];
}
function ifNothingIsDone(facts) {
    const { closedStep, meaning, asked } = facts;
    const waiting = asked.filter(({ state }) => state === 'proposed').map(waitingWords);
    if (closedStep !== null)
        return spoken([...waiting, `Nothing fires any more since step ${closedStep}.`, lossWords(facts)]);
    return spoken([...waiting, firingWords(facts), lossWords(facts), meaning]);
}
function firingWords(facts) {
    const still = facts.alerts === 1 ? 'The alert still fires' : `${facts.firing} of ${facts.alerts} alerts still fire`;
    return `${still}; ${runWords(facts)}.`;
}
/** A proposal is never approved by silence. */
function waitingWords({ kind, rule, respondBy }) {
    const asked = `The rule ${rule} asks to ${ACTION_WORDS[kind]} and waits for approval`;
    if (respondBy === null)
        return `${asked}.`;
    return `${asked} until ${respondBy.toISOString().slice(0, 16).replace('T', ' ')} UTC; then the scale is 1 with guards on until a reviewer has looked.`;
}
function spoken(parts) {
    return parts.filter((part) => part !== null && part !== '').join(' ');
}
function runWords({ run: { state, lastStep } }) {
    if (state === 'running')
        return `the run goes on training, it is at step ${lastStep}`;
    if (state === 'paused')
        return `the run is paused at step ${lastStep} and stays so until somebody lets it go on`;
    if (state === 'queued')
        return 'the run waits for an executor';
    return `the run has ended (${state}) at step ${lastStep}, and its weights are those of after the incident began`;
}
function lossWords({ first, loss }) {
    const { before, now, nonFinite } = loss;
    if (now === null)
        return '';
    const broken = nonFinite > 0 ? `The loss was NaN or infinite at ${counted(nonFinite, 'step')}. ` : '';
    if (!Number.isFinite(now))
        return `${broken}It is ${String(now)}.`;
    if (before === null || !(before > 0))
        return `${broken}The loss is ${short(now)}.`;
    return `${broken}${comparedWords({ before, now, highest: loss.highest ?? now }, first.since)}`;
}
function comparedWords({ before, now, highest }, since) {
    const timesOf = (value) => `${short(value / before)} times what it was before step ${since}`;
    if (now / before >= DOUBLED)
        return `The loss is ${short(now)}, ${timesOf(now)}: it has doubled.`;
    if (highest / before >= DOUBLED)
        return `The loss went up to ${short(highest)}, ${timesOf(highest)}, and is ${short(now)} now.`;
    return `The loss is ${short(now)}, ${timesOf(now)}: it has not doubled.`;
}
/** A loss above so many times its value before counts as harm done. */
const DOUBLED = 2;
function counted(n, word) {
    return `${n} ${word}${n === 1 ? '' : 's'}`;
}
function sentenceList(parts) {
    return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
//# sourceMappingURL=incident-lines.js.map