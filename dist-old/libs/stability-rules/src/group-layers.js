/**
 * Makes one alert of layers that fire together: the first to fire opens it, others join without a word of their own, and
 * it is resolved when the last of them is. Of layers that fire at one step the first of the run leads.
 *
 * Pure, and the same however the steps are split into windows: all transitions of a step lie in one window.
 */
export function groupLayers(before, transitions) {
    let group = before;
    const told = [];
    for (const atStep of byStep(transitions)) {
        // a layer that fires at the very step at which the last one ends goes on with its alert
        const opened = openOrJoin(group, atStep.filter(({ state }) => state === 'firing'));
        const closed = close(opened.group, atStep.filter(({ state }) => state === 'resolved'));
        told.push(...opened.told, ...closed.told);
        group = closed.group;
    }
    return { group, told };
}
function byStep(transitions) {
    const steps = new Map();
    for (const transition of [...transitions].sort((a, b) => a.step - b.step)) {
        const atStep = steps.get(transition.step);
        if (atStep === undefined)
            steps.set(transition.step, [transition]);
        else
            atStep.push(transition);
    }
    return [...steps.values()];
}
function openOrJoin(group, firing) {
    const [first, ...others] = firing;
    if (first === undefined)
        return { group, told: [] };
    if (group !== null) {
        const spread = [...new Set([...group.spread, ...layersOf(firing, group.layer)])];
        return { group: { ...group, open: [...group.open, ...firing.map(({ fingerprint }) => fingerprint)], spread }, told: [] };
    }
    const { layer, measure, fingerprint, since } = first;
    const spread = layersOf(others, layer);
    const open = firing.map((each) => each.fingerprint);
    const summary = spread.length === 0 ? first.summary : `${first.summary}; with it ${listed(spread)}`;
    return { group: { layer, measure, fingerprint, since, open, spread }, told: [{ ...first, summary }] };
}
function close(group, resolved) {
    const last = resolved.at(-1);
    // an alert that was opened before there were groups is ended as itself
    if (group === null || last === undefined)
        return { group, told: [...resolved] };
    const ended = new Set(resolved.map(({ fingerprint }) => fingerprint));
    const open = group.open.filter((fingerprint) => !ended.has(fingerprint));
    if (open.length > 0)
        return { group: { ...group, open }, told: [] };
    const { layer, measure, fingerprint, since, spread } = group;
    const summary = spread.length === 0 ? last.summary : `${last.summary}; it went from ${layer ?? 'the run'} to ${listed(spread)}`;
    return { group: null, told: [{ ...last, layer, measure, fingerprint, since, summary }] };
}
function layersOf(transitions, leader) {
    const names = transitions.map(({ layer }) => layer).filter((layer) => layer !== null && layer !== leader);
    return [...new Set(names)];
}
/** At most eight names: a deep net has hundreds. */
function listed(layers) {
    const shown = layers.slice(0, 8).join(', ');
    return layers.length > 8 ? `${shown} and ${String(layers.length - 8)} more` : shown;
}
//# sourceMappingURL=group-layers.js.map