/** The text of the version of a rule that judged a run; null where it was never stored. */
export async function findRuleText(store, run, rule, version) {
    return (await findRuleTexts(store, [{ run, rule, version }]))[0] ?? null;
}
/** The texts of several versions, in the order of the keys; null where one was never stored. */
export async function findRuleTexts({ pool }, keys) {
    const { rows } = await pool.query({
        name: 'find-rule-texts',
        text: `select v.kind, v."text" from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality k (uuid, rule, version, place)
       left join run r on r.uuid = k.uuid left join rule_version v on v.project = r.project and v.rule = k.rule and v.version = k.version
       order by k.place`,
        values: [keys.map(({ run }) => run), keys.map(({ rule }) => rule), keys.map(({ version }) => version)],
    });
    return rows.map(({ kind, text }) => (kind === null || text === null ? null : { kind, text }));
}
//# sourceMappingURL=find-rule-text.js.map