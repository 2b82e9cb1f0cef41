import { resolve } from 'node:path';
import { parseRunSpec } from '#libs/contracts';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadDataset } from '../load-dataset.js';
import { inferCsvSchema } from './infer-csv-schema.js';
import { proposeSpec } from './propose-spec.js';
it('the example file in examples/data is understood without a word from a person', async () => {
    const proposal = await inferCsvSchema(resolve('examples/data/loans.csv'));
    const spec = parseRunSpec(parse(proposeSpec(proposal)), 'proposal');
    expect(spec.data).toMatchObject({ label: 'approved', positive: 'yes', concernsPeople: true });
    const data = await loadDataset(spec.data, { baseDir: '.', cacheDir: '.' });
    expect([data.train.count, data.test.count]).toEqual([320, 80]);
    expect(data.protectedAttributes).toEqual(['sex', 'age_band']);
    expect(data.featureNames).toEqual(expect.arrayContaining(['employment=(missing)', 'history_years is missing']));
    expect(data.featureNames.join()).not.toContain('application_id');
});
//# sourceMappingURL=example-data.spec.js.map