import { EventEmitter } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEnvironment } from '#libs/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadForRun } from '../../running/prepare-run.js';
import { readSpec } from '../../spec/read-spec.js';
import { runCommandLine } from '../command-line.js';
let folder;
beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gradlens-init-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
/** Runs `gradlens init` on a file of this text; `left` is what lies in the folder afterwards beside the CSV file. */
async function init(text, ...more) {
    const own = await mkdtemp(path.join(folder, 'case-'));
    const file = path.join(own, 'data.csv');
    const spec = path.join(own, 'data.yaml');
    await writeFile(file, text);
    let stderr = '';
    const process = Object.assign(new EventEmitter(), {
        env: { GRADLENS_HOME: path.join(own, 'home') },
        stdout: { write: () => true },
        stderr: { write: (part) => (stderr += part) !== '' },
    });
    const code = await runCommandLine(['init', file, '--yes', '--out', spec, ...more], process);
    return { code, stderr, spec, left: (await readdir(own)).filter((name) => name !== 'data.csv') };
}
const rows = (count, row, end = '\n') => Array.from({ length: count }, (_, i) => row(i)).join(end) + end;
const label = (i) => (i % 2 === 0 ? 'no' : 'yes');
const usual = (i) => `${i * 1.5},${i % 7},${label(i)}`;
it.each([
    ['a byte order mark and CRLF', `\ufeffa,b,y\r\n${rows(60, usual, '\r\n')}`],
    ['quotes with line ends and quotes inside', `a,note,y\n${rows(60, (i) => `${i * 1.5},"line ${i % 3}\nand ""more"", here",${label(i)}`)}`],
    ['two columns of one name', `a,a,b,y\n${rows(60, (i) => `${i * 1.5},3,${i % 7},${label(i)}`)}`],
    ['a column without name and values', `a,,b,y\n${rows(60, (i) => `${i * 1.5},,${i % 7},${label(i)}`)}`],
    ['a column that is missing in every row', `a,b,y\n${rows(60, (i) => `NA,${i % 7},${label(i)}`)}`],
    ['a constant column called label', `a,b,label\n${rows(60, (i) => `${i * 1.5},${i % 7},yes`)}`],
    ['one row of the rarer class', `a,b,label\n${rows(40, (i) => `${i * 1.5},${i * i * 0.37},${i === 3 ? 'yes' : 'no'}`)}`],
    ['other scripts', `größe,имя,y\n${rows(60, (i) => `${i * 1.5},é${i % 4},${i % 2 ? 'да' : 'нет'}`)}`],
    ['semicolons, and decimal commas', `a;b;y\n${rows(60, (i) => `${i},5;${i % 7};${label(i)}`)}`],
    ['tabs', `a\tb\ty\n${rows(60, (i) => usual(i).replaceAll(',', '\t'))}`],
    ['numbers at the edge of what a double holds', `a,b,y\n${rows(60, (i) => `${i % 2 ? '' : '-'}1e308,${i % 7},${label(i)}`)}`],
    ['numbers beyond it', `a,b,y\n${rows(60, (i) => `${'9'.repeat(400)}${i},${i % 7},${label(i)}`)}`],
    ['a name of 300 letters', `${'x'.repeat(300)},b,y\n${rows(60, usual)}`],
])('writes a spec that loads as `run` loads it: %s', async (_name, text) => {
    const { code, stderr, spec, left } = await init(text);
    expect({ code, stderr, left }).toEqual({ code: 0, stderr: '', left: ['data.yaml'] });
    const { data } = await loadForRun(await readSpec(spec), { environment: readEnvironment({}), say: () => undefined });
    expect(data.train.count).toBeGreaterThan(0);
    expect(data.train.features.every(Number.isFinite)).toBe(true);
});
it.each([
    ['three rows', 'a,b,y\n1,2,yes\n2,3,no\n3,4,yes\n', 'data.csv: rows is 3; allowed: at least 10'],
    ['a header alone', 'a,b,y\n', 'data.csv: rows is 0; allowed: at least 10'],
    ['one row', 'a,b,y\n1,2,yes\n', 'data.csv: label is not to be found; allowed: '],
    ['nothing', '', 'data.csv: delimiter is not to be told; allowed: '],
    ['a line with a field too few', `a,b,y\n${rows(50, (i) => (i === 20 ? '1,2' : usual(i)))}`, 'data.csv: line 22 is 2 fields; allowed: 3 fields'],
    ['columns of which none is a feature', `id,when,y\n${rows(60, (i) => `${1000 + i},2024-01-${10 + (i % 20)},${label(i)}`)}`, 'data.csv: data.columns is without a feature; allowed: '],
    ['a quote that is not closed', `a,b,y\n${rows(30, usual)}"open,1,2\n`, 'data.csv: line 32 is not CSV: '],
    ['bytes that are no text', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)), 'data.csv: '],
])('refuses %s with one line, and leaves nothing behind', async (_name, text, message) => {
    const { code, stderr, left } = await init(text);
    expect({ code, left }).toEqual({ code: 2, left: [] });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^gradlens: [^\n]*; allowed: [^\n]*\n$/);
});
it('checks what a person says, too', async () => {
    const text = `a,b,y\n${rows(60, usual)}`;
    expect(await init(text, '--label', 'nowhere')).toMatchObject({ code: 2, left: [] });
    expect(await init(text, '--label', 'y', '--positive', 'maybe')).toMatchObject({ code: 2, left: [] });
});
it('says which folder cannot be written', async () => {
    const { code, stderr } = await init(`a,b,y\n${rows(60, usual)}`, '--out', path.join(folder, 'nowhere', 'data.yaml'));
    expect(code).toBe(2);
    expect(stderr).toContain('data.yaml is in a folder that is not there; allowed: ');
});
//# sourceMappingURL=init.spec.js.map