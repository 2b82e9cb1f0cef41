import { dirname, join } from 'node:path';

import { type RunSpec, parseRunSpec } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import type { Dataset } from '../dataset.js';
import { loadDataset } from '../load-dataset.js';
import { dataDirOrSkip } from '../testing/data-dir-or-skip.js';
import { temporaryFile } from '../testing/temporary-folder.js';
import { inferCsvSchema } from './infer-csv-schema.js';
import type { ColumnProposal, CsvProposal } from './proposal.js';
import { proposeSpec } from './propose-spec.js';

const WORDS = ['likes long walks', 'was late once or twice', 'asked for a second loan', 'moved to town last year'];

/** 60 customers; every kind of column that a real file has. */
function customers(delimiter = ','): string {
  const header = ['id', 'Geburtsdatum', 'sex', 'income', 'city', 'note', 'country', 'branch', 'zip', 'approved'];
  const rows = Array.from({ length: 60 }, (_, i) => [
    String(1000 + i * 7),
    `19${60 + (i % 30)}-03-1${i % 9}`,
    i % 3 === 0 ? 'female' : 'male',
    i % 10 === 4 ? 'unknown' : String(1500 + ((i * 37) % 900) + 0.5),
    ['Bonn', 'Lyon', '-', 'Graz'][i % 4] ?? '',
    `${WORDS[i % 4] ?? ''} ${i}`,
    'DE',
    ['A', 'B', 'C'][i % 3] ?? '',
    `0${1000 + (i % 5)}`,
    i % 5 < 2 ? 'yes' : 'no',
  ]);
  return [header, ...rows].map((row) => row.join(delimiter)).join('\n');
}

async function infer(text: string, name = 'customers.csv'): Promise<CsvProposal> {
  return inferCsvSchema(temporaryFile(name, text));
}

function column(proposal: CsvProposal, name: string): ColumnProposal {
  const found = proposal.columns.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
}

/** What a person gets who takes the proposal as it is. */
async function runnable(proposal: CsvProposal): Promise<{ spec: RunSpec; data: Dataset }> {
  const spec = parseRunSpec(parse(proposeSpec(proposal)), 'proposal');
  return { spec, data: await loadDataset(spec.data, { baseDir: dirname(proposal.file), cacheDir: dirname(proposal.file) }) };
}

describe('what is inferred from a CSV file', () => {
  it('tells numbers, categories and what is no feature apart, and says why', async () => {
    const proposal = await infer(customers());
    const types = Object.fromEntries(proposal.columns.map(({ name, type }) => [name, type.value]));
    expect(types).toEqual({
      id: 'ignore', Geburtsdatum: 'ignore', sex: 'categorical', income: 'numeric', city: 'categorical',
      note: 'ignore', country: 'ignore', branch: 'categorical', zip: 'categorical', approved: 'categorical',
    });
    expect(column(proposal, 'id').type.reason).toContain('identifier');
    expect(column(proposal, 'Geburtsdatum').type.reason).toContain('dates');
    expect(column(proposal, 'note').type.reason).toBe('free text');
    expect(column(proposal, 'country').type.reason).toBe('always "DE"');
    expect(column(proposal, 'zip').type.reason).toContain('leading zeros');
    for (const { type } of proposal.columns) expect(type.confidence).toBeGreaterThan(0.5);
    expect(proposal.rowCount).toBe(60);
  });

  it('leaves numbers out that are too large to be standardised, naming one and what is allowed', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i / 7},${i === 20 ? '1e400' : i},${i === 5 ? '-1e300' : i % 4},${i === 3 ? '2e400' : `part ${i % 3}`},${i % 2 ? 'yes' : 'no'}`).join('\n');
    const proposal = await infer(`fine,beyond,large,part,paid\n${rows}\n`);
    expect(column(proposal, 'fine').type.value).toBe('numeric');
    expect(column(proposal, 'beyond').type).toMatchObject({ value: 'ignore', reason: 'has 1e400, which is too large; allowed: numbers from -1e+153 to 1e+153' });
    expect(column(proposal, 'large').type).toMatchObject({ value: 'ignore', reason: 'has -1e+300, which is too large; allowed: numbers from -1e+153 to 1e+153' });
    expect(column(proposal, 'part').type.value).toBe('categorical');
    expect((await runnable(proposal)).data.featureNames[0]).toBe('fine');
  });

  it('finds the texts that mean "missing", also the ones that only do so among numbers', async () => {
    const proposal = await infer(customers());
    expect(column(proposal, 'income')).toMatchObject({ missing: ['unknown'], missingCount: 6 });
    expect(column(proposal, 'city')).toMatchObject({ missing: ['-'], missingCount: 15 });
    expect(column(proposal, 'branch')).toMatchObject({ missing: [], missingCount: 0, distinctCount: 3, examples: ['A', 'B', 'C'] });
  });

  it('finds a missing text that first stands at the very end of the file', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i / 3},${i % 2}`).join('\n');
    expect(column(await infer(`a,y\n${rows}\nNA,1\n`), 'a')).toMatchObject({ missing: ['NA'], type: { value: 'numeric' } });
  });

  it.each([
    ['sex', 'male'], ['Geschlecht', 'x'], ['gender_code', 'x'], ['dateOfBirth', 'x'], ['Âge', '44'], ['customer_age', '44'],
    ['Staatsangehörigkeit', 'x'], ['nationalité', 'x'], ['ETHNICITY', 'x'], ['marital-status', 'x'], ['is_pregnant', '1'],
    ['religion', 'x'], ['native country', 'x'], ['foreign_worker', 'x'], ['Discapacidad', 'x'], ['estado civil', 'x'],
  ])('takes a column called "%s" for possibly protected', async (name, value) => {
    const rows = Array.from({ length: 12 }, (_, i) => `${value}${i % 3 === 0 ? '' : '1'},${i % 2 ? 'b' : 'c'}`).join('\n');
    expect(column(await infer(`${name},y\n${rows}`), name).protected).toMatchObject({ value: true, confidence: 0.95 });
  });

  it.each(['average', 'message', 'stage', 'house_age', 'essex', 'trace', 'language', 'sepal length'])(
    'takes a column called "%s" for nothing of the kind',
    async (name) => {
      const rows = Array.from({ length: 12 }, (_, i) => `${i + 0.5},${i % 2 ? 'b' : 'c'}`).join('\n');
      const proposal = await infer(`${name},y\n${rows}`);
      expect(column(proposal, name).protected.value).toBe(false);
      expect(proposal.concernsPeople.value).toBe(false);
    },
  );

  it('knows protected attributes by their values where the file has no header', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 2 ? 'Male' : 'Female'},${['White', 'Black', 'Other'][i % 3] ?? ''},${i % 5 ? 'b' : 'c'}`);
    const proposal = await infer(rows.join('\n'));
    expect(proposal.header).toMatchObject({ value: false });
    expect(proposal.columns.map((each) => each.protected.value)).toEqual([false, true, true, false]);
    expect(proposal.concernsPeople.value).toBe(true);
    expect(proposal.label?.value).toBe('column_4');
  });

  it('does not take F and M for women and men under a name that says otherwise, but mentions it', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i * 1.5},${i % 3 ? 'F' : 'M'},${i % 5 ? 'b' : 'c'}`).join('\n');
    const proposal = await infer(`days,charge_degree,y\n${rows}`);
    expect(column(proposal, 'charge_degree').protected.value).toBe(false);
    expect(proposeSpec(proposal)).toMatch(/name: charge_degree.*# .*could speak of sex or gender/);
  });

  it.each([',', ';', '\t', '|'])('finds the delimiter %j', async (delimiter) => {
    expect(await infer(customers(delimiter))).toMatchObject({ delimiter: { value: delimiter, confidence: 1 }, header: { value: true } });
  });

  it('takes the delimiter that is given', async () => {
    const file = temporaryFile('a.csv', 'a,1;b\n'.repeat(12));
    expect((await inferCsvSchema(file, { delimiter: ';' })).columns).toHaveLength(2);
  });

  it('prefers a name that says "label" over the last column, and never a protected one', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i % 2},${i * 1.5},${i % 3 ? 'male' : 'female'}`).join('\n');
    expect((await infer(`target,amount,sex\n${rows}`)).label).toMatchObject({ value: 'target' });
    expect((await infer(`v,amount,sex\n${rows}`)).label).toMatchObject({ value: 'v' });
  });

  it('takes "yes" for the positive class, else the rarer one', async () => {
    expect((await infer(customers())).positive).toMatchObject({ value: 'yes', confidence: 0.9 });
    const rows = Array.from({ length: 30 }, (_, i) => `${i * 1.5},${i % 3 ? 'cat' : 'dog'}`).join('\n');
    expect((await infer(`w,kind\n${rows}`)).positive).toMatchObject({ value: 'dog', confidence: 0.5 });
  });
});

describe('the proposed spec', () => {
  it('runs as it is: it parses, and its data load', async () => {
    const proposal = await infer(customers());
    const { spec, data } = await runnable(proposal);
    expect(spec.data).toMatchObject({ kind: 'csv', label: 'approved', positive: 'yes', concernsPeople: true });
    expect(spec.sensitivity.map(({ policy }) => policy)).toEqual(['protected', 'borderline']);
    expect(spec.batchSize).toBeLessThanOrEqual(data.train.count);
    expect(data.protectedAttributes).toEqual(['Geburtsdatum', 'sex']);
    expect(data.train.count + data.test.count).toBe(60);
  });

  it('also with names, texts and a path that YAML or the schema would choke on', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i * 1.5},${i % 2 ? '"#1: yes"' : 'null'},x${i % 3},${i % 4 ? 'no' : '~'}`).join('\n');
    const proposal = await infer(`"hours/week (avg)?",a: b,true,#y\n${rows}`, 'my data: #1.csv');
    const { spec, data } = await runnable(proposal);
    expect(data.featureNames).toContain('hours/week _avg_');
    expect(data.classNames).toHaveLength(2);
    expect(spec.name).toBe('my data- -1');
  });

  it('says beside each guess why, and names what will not load', async () => {
    const text = proposeSpec(await infer(`${customers()}\n1,2\n`));
    expect(text).toMatch(/label: approved {2}# two classes, its name has "approved", the last column/);
    expect(text).toMatch(/name: sex, type: categorical, protected: true \} {2}# .*its name speaks of sex or gender/);
    expect(text).toContain('# Will not load as it is: line 62 has 2 fields, not 10.');
  });

  it('names the path that it is told to', async () => {
    const text = proposeSpec(await infer(customers()), { path: '../data/customers.csv' });
    expect(parseRunSpec(parse(text), 'proposal').data).toMatchObject({ path: '../data/customers.csv' });
  });

  it.each([
    ['an empty file', '', /delimiter is not to be told/],
    ['a header alone', 'a,b\n', /rows is 0/],
    ['one column', 'a\n1\n2\n', /delimiter is not to be told; allowed: rows of at least two fields/],
    ['an open quote', `a,b\n1,"2\n${'3,4\n'.repeat(20)}`, /line \d+ is not CSV/],
  ])('is not made up for %s', async (_, text, message) => {
    await expect(infer(text)).rejects.toThrow(message);
  });

  it('is not made up where no column can be the label', async () => {
    const proposal = await infer(`a,b\n${Array.from({ length: 300 }, (_, i) => `${i * 1.5},${i * 2.5}`).join('\n')}`);
    expect(proposal.label).toBeNull();
    expect(() => proposeSpec(proposal)).toThrow(/label is not to be found; allowed: a column without missing values/);
  });

  const dataDir = dataDirOrSkip('uci_adult', 1);
  it.skipIf(dataDir === null)('finds label and protected attributes of UCI Adult, whose file has no header', async () => {
    const proposal = await inferCsvSchema(join(dataDir ?? '', 'uci_adult', 'adult.data'));
    expect(proposal.label?.value).toBe('column_15');
    expect(proposal.positive?.value).toBe('>50K');
    expect(proposal.columns.filter((each) => each.protected.value).map(({ name }) => name)).toEqual(['column_6', 'column_9', 'column_10']);
    expect((await runnable(proposal)).data.train.count).toBe(26_049);
  });
});
