import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ROOT } from './spec-support/program.js';

/** A build that copies its one source to two files, and takes a second in between. */
const PROGRAM = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildTargets } from ${JSON.stringify(pathToFileURL(path.join(ROOT, 'scripts/build-targets.mjs')).href)};
const [root] = process.argv.slice(1);
const target = {
  name: 'thing', sources: ['src'], stamp: 'dist/.thing-stamp', folder: 'dist', output: 'dist/libs',
  build: (folder) => {
    appendFileSync(root + '/log', 'begin ' + process.pid + '\\n');
    const source = readFileSync(root + '/src/a', 'utf8');
    mkdirSync(folder + '/libs', { recursive: true });
    writeFileSync(folder + '/libs/one', source);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    if (source === 'wrong') process.exit(3);
    writeFileSync(folder + '/libs/two', source);
    appendFileSync(root + '/log', 'end ' + process.pid + '\\n');
  },
};
buildTargets(root, [target], (line) => process.stderr.write(line + '\\n'));
`;

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

describe('builds of a checkout', () => {
  let root: string;
  const children = new Set<ChildProcess>();
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'gradlens-build-'));
    mkdirSync(path.join(root, 'src'));
    source('first');
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });

  const source = (text: string): void => { writeFileSync(path.join(root, 'src/a'), text); };
  const log = (): string[] => (existsSync(path.join(root, 'log')) ? readFileSync(path.join(root, 'log'), 'utf8').trim().split('\n') : []);
  const built = (): string[] => ['one', 'two'].map((name) => readFileSync(path.join(root, 'dist/libs', name), 'utf8'));

  function build(): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
    const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, root], { stdio: ['ignore', 'ignore', 'pipe'] });
    children.add(child);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString(); });
    return { child, ended: new Promise((resolve) => { child.once('close', (code) => { resolve({ code, stderr }); }); }) };
  }

  /** A build that is under way. */
  async function begun(): Promise<ReturnType<typeof build>> {
    const before = log().length;
    const started = build();
    await expect.poll(() => log().length, { timeout: 20_000 }).toBe(before + 1);
    return started;
  }

  it('are made one at a time: who comes meanwhile waits, says for whom, and finds it done', async () => {
    const first = await begun();
    const others = await Promise.all([build(), build()].map(({ ended }) => ended));
    const said = `another build is running (process ${first.child.pid}): waiting for it …\n`;
    expect(others).toEqual([{ code: 0, stderr: said }, { code: 0, stderr: said }]);
    expect((await first.ended).stderr).toBe('building the thing …\n');
    expect(log()).toEqual([`begin ${first.child.pid}`, `end ${first.child.pid}`]);
    expect(built()).toEqual(['first', 'first']);
    expect(readdirSync(root).toSorted()).toEqual(['dist', 'log', 'src']);
    expect(readdirSync(path.join(root, 'dist')).toSorted()).toEqual(['.thing-stamp', 'libs']);
  });

  it('leave what was built before in its place until the new is whole', async () => {
    await build().ended;
    source('second');
    const { ended } = await begun();
    expect(built()).toEqual(['first', 'first']);
    await ended;
    expect(built()).toEqual(['second', 'second']);
    expect((await build().ended).stderr).toBe('');
  });

  it('that fail leave it as well, and the way free', async () => {
    await build().ended;
    source('wrong');
    expect(await build().ended).toMatchObject({ code: 3 });
    expect(built()).toEqual(['first', 'first']);
    expect(existsSync(path.join(root, 'dist/.build-lock'))).toBe(false);
  });

  it('go on where one was killed: its lock counts for nothing, nothing of it is left', async () => {
    const { child, ended } = await begun();
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(path.join(root, 'dist/.build-lock'))).toBe(true);
    const twice = await Promise.all([build(), build()].map((each) => each.ended));
    expect(twice.map(({ code }) => code)).toEqual([0, 0]);
    expect(log().filter((line) => line.startsWith('end'))).toHaveLength(1);
    expect(built()).toEqual(['first', 'first']);
    expect(readdirSync(root).toSorted()).toEqual(['dist', 'log', 'src']);
  });
});
