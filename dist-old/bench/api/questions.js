// What the pages of the dashboard and the examples ask most, over the long run.
const RUN = 'query ($run: ID!)';
const MEASURED = '{ value isFinite text }';
const ARRAY = '{ base64 length }';
/** Points of the packed series whose cost has a bar of its own. */
export const PACKED_POINTS = 2_000;
/** Steps that are one point each in a series of {@link PACKED_POINTS}: what is stored is packed as it is. */
const WINDOW = { fromStep: 100_000, toStep: 100_000 + PACKED_POINTS - 1 };
/** A small question: one row of the database. The bare server of the comparison answers it, too. */
export const SMALL = { name: 'one run, three fields', query: `${RUN} { run(uuid: $run) { uuid name state } }` };
/** Packed series in one request: what the request itself costs is the same with and without their points. */
export const PACKED_SERIES = 20;
/** {@link PACKED_SERIES} packed series of {@link PACKED_POINTS} points, and the same reads of the database without what packing adds. */
export const packedQuestions = (run) => {
    const series = (fields) => Array.from({ length: PACKED_SERIES }, (_, i) => `s${i}: series(layer: "layer${i}", measure: GRAD_NORM, maxPoints: ${PACKED_POINTS}, fromStep: $fromStep, toStep: $toStep) { ${fields} }`).join(' ');
    const ask = (fields) => `query ($run: ID!, $fromStep: Int!, $toStep: Int!) { run(uuid: $run) { ${series(fields)} } }`;
    const variables = { run, ...WINDOW };
    return [
        { name: `packed series of ${PACKED_POINTS} points`, query: ask(`count steps ${ARRAY} values ${ARRAY}`), variables },
        { name: 'the same without its points', query: ask('count'), variables },
    ];
};
/** The ten most used questions. */
export const mostUsed = (run) => [
    { name: 'runs', query: '{ runs(first: 20) { totalCount edges { node { uuid name state scaler lastStep totalSteps decisionCount firingAlerts } } pageInfo { hasNextPage endCursor } } }' },
    { name: 'run with layers', query: `${RUN} { run(uuid: $run) { uuid name state lastStep decisionCount spec layers { name kind depth parameterCount } evaluations { step accuracy ${MEASURED} } } }`, variables: { run } },
    { name: 'heatmap 50 x 500', query: `${RUN} { run(uuid: $run) { heatmap(measure: SCALE, maxColumns: 500) { layers stepsPerColumn columnSteps ${ARRAY} mean ${ARRAY} min ${ARRAY} max ${ARRAY} flagged ${ARRAY} nonFinite ${ARRAY} } } }`, variables: { run } },
    { name: 'series of a layer, all steps', query: `${RUN} { run(uuid: $run) { series(layer: "layer7", measure: SCALE, maxPoints: 1000) { count sampled steps ${ARRAY} values ${ARRAY} min ${ARRAY} max ${ARRAY} } } }`, variables: { run } },
    { name: 'loss, all steps', query: `${RUN} { run(uuid: $run) { stepSeries(measure: LOSS, maxPoints: 1000) { steps ${ARRAY} values ${ARRAY} min ${ARRAY} max ${ARRAY} } } }`, variables: { run } },
    { name: 'one decision', query: `${RUN} { run(uuid: $run) { decision(step: 100077, layer: "layer7") { step layer { name } rawScale ${MEASURED} scale ${MEASURED} gradNorm ${MEASURED} updateNorm ${MEASURED} cosine ${MEASURED} noise ${MEASURED} flags } } }`, variables: { run } },
    { name: 'page of 100 decisions', query: `${RUN} { run(uuid: $run) { decisions(fromStep: 100077, toStep: 100177, first: 100) { pageInfo { hasNextPage endCursor } edges { node { step layer { name } scale ${MEASURED} gradNorm ${MEASURED} flags } } } } }`, variables: { run } },
    { name: 'alerts', query: '{ alerts(first: 50, state: FIRING) { totalCount edges { node { rule severity layer state firedStep summary run { uuid name } } } } }' },
    { name: 'incidents', query: '{ incidents(first: 20, state: OPEN) { totalCount edges { node { number state severity rule layer since run { uuid name } } } } }' },
    { name: 'health', query: '{ health { version database executors notifications recording { state frames secondsBehind } } }' },
];
//# sourceMappingURL=questions.js.map