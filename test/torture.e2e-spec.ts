import { rm } from 'node:fs/promises';

import { afterAll, describe, expect, it } from 'vitest';

import { freshHome } from './spec-support/program.js';
import { fullDisk } from './torture/full-disk.js';
import { torture } from './torture/torture.js';

/** The short form of `npm run torture`. */
describe('the ledger under kill -9', () => {
  const homes: string[] = [];
  afterAll(() => Promise.all(homes.map((home) => rm(home, { recursive: true, force: true }))));

  it('holds every decision once, bit for bit, whatever was killed', async () => {
    const home = await freshHome();
    homes.push(home);
    const { kills, runs } = await torture({ home, kills: 10, seed: 7, trainers: 2, steps: 600, layers: 3, say: () => undefined });
    expect(kills.trainer).toBeGreaterThan(0);
    for (const run of runs) expect(run).toMatchObject({ recorded: run.made, twice: 0, different: 0, state: 'completed' });
    const sizes = [600 * 20 * 3, 600 * 3];
    expect(new Set(runs.map((run) => run.made))).toEqual(new Set(sizes));
  }, 300_000);

  it('pauses training while the database is away and the disk is full, and goes on with nothing lost', async (context) => {
    const home = await freshHome();
    homes.push(home);
    const result = await fullDisk({ home, downMs: 1000 });
    if (result.kind === 'skipped') return context.skip(result.reason);
    expect(result.pausedAt).toBeLessThan(60_000);
    expect(result).toMatchObject({ madeWhilePaused: 0, exitCode: 0, state: 'completed' });
    expect(result.compared).toMatchObject({ made: 300_000, recorded: 300_000, twice: 0, different: 0 });
  }, 180_000);
});
