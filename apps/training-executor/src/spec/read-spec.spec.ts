import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { InputError, META_START } from '#libs/contracts';
import { expect, it } from 'vitest';

import { parseYaml, readSpec } from './read-spec.js';

async function fileWith(text: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'gradlens-spec-')), 'run.yaml');
  await writeFile(file, text);
  return file;
}

it('resolves data paths against the folder of the spec, not the working directory', async () => {
  const file = await fileWith(`
name: mine
data: { kind: csv, path: people.csv, label: y, columns: [{ name: x, type: numeric }, { name: y, type: categorical }] }
model: { kind: mlp }
budget: { steps: 5 }
`);
  const spec = await readSpec(file);
  expect(spec.data).toMatchObject({ kind: 'csv', path: path.join(path.dirname(file), 'people.csv') });
});

it('finds a Parquet file beside the spec, too', async () => {
  const file = await fileWith('name: a\ndata: { kind: parquet, path: people.parquet, testPath: later.parquet, label: y, columns: [{ name: x, type: numeric }, { name: y, type: categorical }] }\nmodel: { kind: mlp }\nbudget: { steps: 5 }');
  const beside = (name: string): string => path.join(path.dirname(file), name);
  expect((await readSpec(file)).data).toMatchObject({ path: beside('people.parquet'), testPath: beside('later.parquet') });
});

it('names the line of a YAML mistake', async () => {
  const file = await fileWith('name: a\ndata: [\nmodel: x');
  await expect(readSpec(file)).rejects.toThrow(/run\.yaml: line 3, column \d+ is not YAML/);
});

it('says so when the file is not there', async () => {
  await expect(readSpec('/nowhere/run.yaml')).rejects.toThrow('/nowhere/run.yaml is not there; allowed: a YAML file');
});

it('refuses an empty file as a spec that is not an object', async () => {
  await expect(readSpec(await fileWith(''))).rejects.toThrow(InputError);
});

it('refuses aliases that would grow without bound', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]
b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]`;
  expect(() => parseYaml(bomb, 'bomb.yaml')).toThrow(InputError);
});

it('refuses YAML that holds itself', () => {
  expect(() => parseYaml('provoke: &a [*a]', 'round.yaml')).toThrow(/round\.yaml is not usable YAML \(Converting circular structure/);
});

it('puts the network of a file in the place of its name, and refuses what is none', async () => {
  const file = await fileWith('name: a\ndata: { kind: generated-credit }\nmodel: { kind: mlp }\nbudget: { steps: 5 }\nscaler: { kind: meta, weights: w.json }');
  await expect(readSpec(file)).rejects.toThrow('w.json is not there');
  const weights = path.join(path.dirname(file), 'w.json');
  await writeFile(weights, JSON.stringify({ ...META_START, outputBias: 0.25 }));
  expect((await readSpec(file)).scaler).toMatchObject({ kind: 'meta', weights: { limit: 0.03, outputBias: 0.25 } });
  await writeFile(weights, JSON.stringify({ ...META_START, outputBias: 'much' }));
  await expect(readSpec(file)).rejects.toThrow('outputBias is "much"; allowed: a finite number');
  await writeFile(weights, JSON.stringify({ ...META_START, output: [1] }));
  await expect(readSpec(file)).rejects.toThrow('as many hiddenBias and output as rows of hidden');
});
