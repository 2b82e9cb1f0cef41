import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { freshHome } from './spec-support/program.js';
import { python } from './spec-support/python.js';
import { tortureClients } from './torture/client-torture.js';
import { fullDisk } from './torture/full-disk.js';
import { torture } from './torture/torture.js';
const PYTHON = python();
/** The short form of `npm run torture`, and of `npm run torture -- --client`. */
describe('the ledger under kill -9', () => {
    const homes = [];
    afterAll(() => Promise.all(homes.map((home) => rm(home, { recursive: true, force: true }))));
    it('holds every decision once, bit for bit, whatever was killed', async () => {
        const home = await freshHome();
        homes.push(home);
        const { kills, runs } = await torture({ home, kills: 10, seed: 7, trainers: 2, steps: 600, layers: 3, say: () => undefined });
        expect(kills.trainer).toBeGreaterThan(0);
        for (const run of runs)
            expect(run).toMatchObject({ recorded: run.made, twice: 0, different: 0, state: 'completed' });
        const sizes = [600 * 20 * 3, 600 * 3];
        expect(new Set(runs.map((run) => run.made))).toEqual(new Set(sizes));
    }, 300_000);
    it('pauses training while the database is away and the disk is full, and goes on with nothing lost', async (context) => {
        const home = await freshHome();
        homes.push(home);
        const result = await fullDisk({ home, downMs: 1000 });
        if (result.kind === 'skipped')
            return context.skip(result.reason);
        expect(result.pausedAt).toBeLessThan(60_000);
        expect(result).toMatchObject({ madeWhilePaused: 0, exitCode: 0, state: 'completed' });
        expect(result.compared).toMatchObject({ made: 300_000, recorded: 300_000, twice: 0, different: 0 });
    }, 180_000);
    it.skipIf(PYTHON === null)('holds what Python clients returned for, once and bit for bit, though they, the service and the database are killed', async () => {
        const home = await freshHome();
        homes.push(home);
        const { kills, runs } = await tortureClients({ home, kills: 3, seed: 3, trainers: ['plain'], steps: 1000, layers: 2, python: PYTHON, say: () => undefined });
        expect(kills.client + kills.service + kills.backend + kills.server).toBeGreaterThanOrEqual(3);
        expect(kills.client).toBeGreaterThan(0);
        for (const run of runs)
            expect(run).toMatchObject({ made: 2000, recorded: 2000, twice: 0, different: 0, lost: 0, state: 'completed' });
    }, 300_000);
});
//# sourceMappingURL=torture.e2e-spec.js.map