import DataLoader from 'dataloader';
import { canaryFigures, comparedRuns, comparisonDetails, countAlerts, countRuleUse, decisionCounts, evaluationsOf, eventsOf, findAlerts, findIncidents, findRuleTexts, findReviews, findRuns, finishedLedgers, inProject, listLayers, listMarks, listReviewActs, newestExecutions, unreviewedRuns, } from '#libs/decision-store';
import { suppressions } from '../silences/suppressions.js';
const MAKERS = {
    runs: ({ store }) => gathering(async (uuids) => {
        const found = new Map((await findRuns(store, unique(uuids))).map((run) => [run.uuid, run]));
        return uuids.map((uuid) => found.get(uuid) ?? new Error(`run ${uuid} is gone`));
    }),
    layers: ({ store }) => byKey((uuids) => listLayers(store, uuids), []),
    evaluations: ({ store }) => byKey((uuids) => evaluationsOf(store, uuids), []),
    events: ({ store }) => byKey((uuids) => eventsOf(store, uuids), []),
    decisionCounts: ({ store }) => byKey((uuids) => decisionCounts(store, uuids), 0),
    finishedLedgers: ({ store }) => byKey((uuids) => finishedLedgers(store, uuids), null),
    executions: ({ store }) => byKey((uuids) => newestExecutions(store, uuids), null),
    unreviewed: ({ store }) => gathering(async (uuids) => {
        const found = await unreviewedRuns(store, unique(uuids));
        return uuids.map((uuid) => found.has(uuid));
    }),
    alertCounts: ({ store }) => byKey((uuids) => countAlerts(store, uuids), { firing: 0, total: 0 }),
    reviews: ({ store }) => gathering((keys) => findReviews(store, keys)),
    reviewActs: ({ store }) => gathering((keys) => listReviewActs(store, keys)),
    incidents: ({ store }) => byKey(async (keys) => new Map((await findIncidents(store, keys.map(incidentKeyOf))).map((row) => [`${row.run}:${row.incident}`, row])), null),
    alerts: ({ store }) => byKey(async (keys) => new Map((await findAlerts(store, keys.map(alertKeyOf))).map((row) => [`${row.run}:${row.fingerprint}:${row.since}`, row])), null),
    alertMarks: ({ store }) => byKey((keys) => listMarks(store, keys.map(alertKeyOf)), []),
    ruleTexts: ({ store }) => gathering((keys) => findRuleTexts(store, keys)),
    ruleUse: ({ store }) => byKey(() => countRuleUse(store), { alerts: 0, useful: 0, noise: 0 }),
    canaries: ({ store }) => gathering(async (rules) => {
        const found = await canaryFigures(store);
        return rules.map(({ name, version }) => found.find(({ rule, ruleVersion }) => rule === name && ruleVersion === version) ?? null);
    }),
    comparisonDetails: ({ store }) => gathering(async (numbers) => {
        const found = await comparisonDetails(store, numbers);
        return numbers.map((number) => found.get(number) ?? null);
    }),
    comparedRuns: ({ store }) => gathering(async (numbers) => {
        const found = await comparedRuns(store, numbers);
        return numbers.map((number) => found.get(number) ?? null);
    }),
    // what mutes an alert may be of another project; who asks is not told what it is (`scopeToProjects`)
    suppressions: ({ store, inhibit }) => byKey((keys) => inProject(null, () => suppressions(store, inhibit, keys.map(alertKeyOf))), { silences: [], inhibitedBy: [] }),
};
const PARTS = Symbol('parts');
/** The loaders of an operation: each is made when it is first asked for, most operations need one or two. */
const LAZY = Object.create(null, Object.fromEntries(Object.entries(MAKERS).map(([name, make]) => [name, {
        get() {
            const value = make(this[PARTS]);
            Object.defineProperty(this, name, { value });
            return value;
        },
    }])));
/** New loaders, for one operation. `inhibit`: which alerts mute others. */
export function createLoaders(store, inhibit = []) {
    const parts = { store, inhibit };
    return Object.create(LAZY, { [PARTS]: { value: parts } });
}
/** A loader that gathers what is asked for within a turn, without memory of earlier answers: a subscription is one operation that lasts for hours. */
function gathering(load) {
    return new DataLoader(load, { cache: false });
}
/** The same of what is found by its key; `none` where nothing is. */
function byKey(find, none) {
    return gathering(async (keys) => {
        const found = await find(unique(keys));
        return keys.map((key) => found.get(key) ?? none);
    });
}
function unique(keys) {
    return [...new Set(keys)];
}
function incidentKeyOf(key) {
    const [run = '', incident = ''] = key.split(':');
    return { run, incident: Number(incident) };
}
function alertKeyOf(key) {
    const [run = '', fingerprint = '', since = ''] = key.split(':');
    return { run, fingerprint, since: Number(since) };
}
//# sourceMappingURL=loaders.js.map