import { unpackScores } from '#libs/contracts';
import { compareRows } from './check-parts.js';
import { keyText } from './difference.js';
/** Checks the rows of predictions, why they are sensitive, their scores and the counts of groups against the facts that were told. */
export async function checkRecordings(client, { runId, report }, { recordings }) {
    const read = async (sql) => (await client.query(sql, [runId])).rows;
    const told = toldPredictions(recordings);
    compareRows({ table: 'prediction', report }, (await read(PREDICTIONS)).map(({ place, pseudonym, record }) => ({ key: keyText({ place }), value: `${record} ${pseudonym}` })), told.predictions);
    compareRows({ table: 'prediction_policy', report }, await read(POLICIES), told.policies);
    compareRows({ table: 'prediction_score', report }, (await read(SCORES)).map(scoreRow), told.scores);
    compareRows({ table: 'group_metric', report }, (await read(GROUPS)).map(groupRow), toldGroups(recordings));
}
// those that a person registered and no recording has taken in yet are told by nobody
const PREDICTIONS = 'select place, pseudonym, record from prediction where run_id = $1 and place is not null';
const POLICIES = `select record || ' policy=' || policy || ' attribute=' || attribute as key, since_step || ' ' || coalesce(last_step::text, '-') as value
  from prediction_policy q join prediction p using (run_id, pseudonym) where run_id = $1 and p.place is not null`;
const SCORES = 'select step, threshold, scores, decided from prediction_score where run_id = $1';
const GROUPS = 'select step, attributes, groups, ci95 from group_metric where run_id = $1';
function scoreRow({ step, threshold, scores, decided }) {
    return { key: keyText({ step }), value: [Math.fround(threshold), ...scores.map(Math.fround), decided?.join(' ') ?? '-'].join(' ') };
}
function groupRow({ step, attributes, groups, ci95 }) {
    const counts = groups.map(({ group, count, positives, selected, hits }) => [group, count, positives, selected, hits]);
    return { key: keyText({ step, attributes: attributes.join(' × ') }), value: JSON.stringify([counts, Object.entries(ci95 ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))]) };
}
/** Later ones replace earlier ones of the same step. */
function toldGroups(recordings) {
    const rows = recordings.flatMap(({ step, fact }) => (fact.type === 'groups' ? [groupRow({ ...fact, step, ci95: fact.ci95 ?? null })] : []));
    return [...new Map(rows.map((row) => [row.key, row])).values()];
}
function toldPredictions(recordings) {
    const added = new Map();
    const policies = new Map();
    const scores = new Map();
    for (const { step, fact } of recordings) {
        if (fact.type !== 'predictions')
            continue;
        fact.added.forEach((one, i) => {
            if (!added.has(fact.first + i))
                added.set(fact.first + i, one);
        });
        tellPolicies(fact, step, { added, policies });
        scores.set(step, scoreRow({ step, threshold: fact.threshold, scores: [...unpackScores(fact.scores)], decided: fact.decided ?? null }));
    }
    return {
        predictions: [...added].map(([place, { record, pseudonym }]) => ({ key: keyText({ place }), value: `${record} ${pseudonym}` })),
        policies: [...policies].map(([key, { since, last }]) => ({ key, value: `${since} ${last ?? '-'}` })),
        scores: [...scores.values()],
    };
}
function tellPolicies(fact, step, { added, policies }) {
    for (const { policy, attribute, places, lasting } of fact.policies) {
        for (const place of places) {
            const key = `${added.get(place)?.record ?? ''} policy=${policy} attribute=${attribute}`;
            const { since, last } = policies.get(key) ?? (lasting ? { since: 0, last: null } : { since: step, last: step });
            policies.set(key, { since, last: last === null ? null : Math.max(last, step) });
        }
    }
}
//# sourceMappingURL=check-recordings.js.map