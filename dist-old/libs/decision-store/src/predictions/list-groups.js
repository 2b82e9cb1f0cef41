import { decodeAllNumbers } from '../runs/json-numbers.js';
/** Group metrics of a run over time: each attribute, then intersections. */
export async function listGroupSeries({ pool }, run) {
    const { rows } = await pool.query(`select g.attributes, g.step, g.threshold, g.positive, g.groups, g.ci95 from group_metric g join run r on r.run_id = g.run_id
     where r.uuid = $1 order by cardinality(g.attributes), g.attributes, g.step`, [run]);
    const byAttributes = new Map();
    for (const { attributes, step, threshold, positive, groups, ci95 } of rows) {
        const key = JSON.stringify(attributes);
        const series = byAttributes.get(key) ?? { attributes, threshold, positive, points: [] };
        // the names of groups may be words for numbers; those of gaps are not
        series.points.push({ step, groups, ci95: decodeAllNumbers(ci95) });
        byAttributes.set(key, series);
    }
    return [...byAttributes.values()];
}
//# sourceMappingURL=list-groups.js.map