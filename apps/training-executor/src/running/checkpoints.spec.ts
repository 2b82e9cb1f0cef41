import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, it } from 'vitest';

import { checkpointFolder, dropCheckpoint, readCheckpoint, writeCheckpoint } from './checkpoints.js';

const folder = async (): Promise<string> => path.join(await mkdtemp(path.join(tmpdir(), 'gradlens-cp-')), 'a', 'b');

it('gives back what was written, and leaves no part file', async () => {
  const home = await folder();
  const bytes = Uint8Array.of(1, 2, 3);
  const file = await writeCheckpoint(home, 12, bytes);
  expect(file).toMatchObject({ step: 12, sizeBytes: 3 });
  expect([...(await readCheckpoint(file))]).toEqual([1, 2, 3]);
  expect(await readdir(home)).toEqual(['step-0000000012.safetensors']);
});

it('refuses a file that was changed by one bit, naming both checksums', async () => {
  const file = await writeCheckpoint(await folder(), 1, Uint8Array.of(1, 2, 3));
  await writeFile(file.path, Uint8Array.of(1, 2, 2));
  await expect(readCheckpoint(file)).rejects.toThrow(`recorded was ${file.sha256}`);
});

it('drops a file once, and a second time without complaint', async () => {
  const file = await writeCheckpoint(await folder(), 1, Uint8Array.of(1));
  await dropCheckpoint(file);
  await dropCheckpoint(file);
  await expect(readCheckpoint(file)).rejects.toThrow('ENOENT');
});

it('lies under the home folder, by run', () => {
  expect(checkpointFolder('/h', 'u')).toBe('/h/runs/u/checkpoints');
});
