import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { InputError } from '#libs/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { requireReplaceable, writeFileWhole, type Write } from './write-output.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gradlens-output-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const text = (words: string) => async (write: Write): Promise<void> => {
  await write(Buffer.from(words));
};

it('writes a new file, and an old one only by force', async () => {
  const file = path.join(folder, 'new');
  await writeFileWhole(file, false, text('one'));
  await expect(writeFileWhole(file, false, text('two'))).rejects.toThrow('allowed: a file that is not there yet, or --force');
  expect(readFileSync(file, 'utf8')).toBe('one');
  await writeFileWhole(file, true, text('two'));
  expect(readFileSync(file, 'utf8')).toBe('two');
});

it('replaces what a link points to, not the link', async () => {
  const target = path.join(folder, 'target');
  const link = path.join(folder, 'link');
  writeFileSync(target, 'old');
  symlinkSync(target, link);
  await writeFileWhole(link, true, text('new'));
  expect(readFileSync(target, 'utf8')).toBe('new');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

it.each([
  ['a folder', () => path.join(folder, 'sub')],
  ['a device', () => '/dev/null'],
])('refuses %s, also by force, and leaves it as it is', async (_, where) => {
  mkdirSync(path.join(folder, 'sub'), { recursive: true });
  await expect(writeFileWhole(where(), true, text('x'))).rejects.toThrow(InputError);
  await expect(writeFileWhole(where(), true, text('x'))).rejects.toThrow('which is no file; allowed: a file');
  expect(lstatSync(where()).isFile()).toBe(false);
});

it.each([
  ['that is not there', () => path.join(folder, 'none')],
  ['that is a file', () => path.join(folder, 'a-file')],
])('refuses a file in a folder %s, before the work that fills it', async (_, where) => {
  writeFileSync(path.join(folder, 'a-file'), '');
  const file = path.join(where(), 'x');
  expect(() => { requireReplaceable(file, false); }).toThrow('allowed: a file in a folder that is there');
  let isBegun = false;
  await expect(writeFileWhole(file, true, () => Promise.resolve(isBegun = true))).rejects.toThrow(InputError);
  expect(isBegun).toBe(false);
});

it('leaves nothing where the work fails', async () => {
  const own = path.join(folder, 'own');
  mkdirSync(own);
  chmodSync(own, 0o755);
  await expect(
    writeFileWhole(path.join(own, 'x'), false, async (write) => {
      await write(Buffer.from('half'));
      throw new Error('no more');
    }),
  ).rejects.toThrow('no more');
  expect(readdirSync(own)).toEqual([]);
});
