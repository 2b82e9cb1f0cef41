import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { GroupImpact, ImpactResult, RunSummary } from '#libs/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { freshHome, gradlens, gradlensJson } from './spec-support/program.js';

type Impact = ImpactResult & { readonly impact: string | null };

const SPEC = (scaler: string): string =>
  `name: impact\ndata: {kind: generated-credit, rows: 6000}\nmodel: {kind: mlp, hidden: [16, 8], activation: tanh}\n` +
  `optimizer: {kind: adam, learningRate: 0.0004}\nscaler: ${scaler}\nguards: {clamp: false, rateLimit: false}\nbatchSize: 64\nbudget: {steps: 150}\n`;

/** A scale of 12 on the first layer: in so few steps only then does the net learn the bias against group B that is planted in the data. */
const HARMS = '{kind: fixed, scale: 1, layers: {dense1: 12}}';

/** `gradlens impact`: scaling told from luck. */
describe('gradlens impact', { timeout: 300_000 }, () => {
  let home: string;
  let harming: string;

  const train = async (scaler: string): Promise<string> => {
    const spec = path.join(home, 'spec.yaml');
    await writeFile(spec, SPEC(scaler));
    return (await gradlensJson<RunSummary>(['run', spec], home)).run;
  };
  const impact = (run: string, ...options: string[]): Promise<Impact> => gradlensJson(['impact', run, ...options], home);
  const groupOf = ({ groups }: Impact, name: string): GroupImpact => groups.find(({ attributes, group }) => attributes.length === 1 && group[0] === name)!;

  beforeAll(async () => {
    home = await freshHome();
    harming = await train(HARMS);
  }, 120_000);
  afterAll(() => rm(home, { recursive: true, force: true }));

  it('calls out a scaler that harms a group, with who loses, how many and how sure', async () => {
    const found = await impact(harming);
    expect(found).toMatchObject({ verdict: 'beyond seed noise', records: 1200, steps: 150, trainings: 34, positive: 'yes', fidelity: { bitExact: true, sameWeights: true } });
    const [everybody] = found.groups;
    expect(found.seedsWith).toHaveLength(16);
    expect(new Set([...found.seedsWith, ...found.seedsWithout]).size).toBe(32);
    // more outcomes change than by any seed
    expect(everybody!.gained + everybody!.lost).toBeGreaterThan(everybody!.seedFlips.most);
    expect(everybody!.rank).toBe(1);
    const harmed = groupOf(found, 'B');
    expect(harmed).toMatchObject({ verdict: 'beyond seed noise', rank: 1 });
    expect(harmed.adjustedPValue).toBeLessThan(0.05);
    expect(harmed.netCi95[1]).toBeLessThan(-0.05);
    expect(harmed.rateShift).toBeLessThan(-3 * harmed.rateSpread);
    expect(Math.abs(groupOf(found, 'A').netShare)).toBeLessThan(Math.abs(harmed.netShare) / 3);
    // every record is in one group of an attribute and in one intersection, and flips are counted once
    for (const attributes of new Set(found.groups.map((group) => JSON.stringify(group.attributes)))) {
      const groups = found.groups.filter((group) => JSON.stringify(group.attributes) === attributes);
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(1200);
      expect(groups.reduce((sum, { lost }) => sum + lost, 0)).toBe(everybody!.lost);
    }
    // the same outcomes change as in a counterfactual replay of all decisions
    expect(await gradlensJson(['trace', harming, '--decision', '*', '--controls', '0', '--sets', '0', '--top', '1', '--no-store'], home)).toMatchObject({ flips: everybody!.gained + everybody!.lost });
  });

  it('calls merely another seed no more than seed noise, on the same run', async () => {
    const found = await impact(harming, '--control', '--no-store');
    expect(found).toMatchObject({ verdict: 'no more than seed noise', impact: null });
    expect(found.groups.filter(({ verdict }) => verdict === 'beyond seed noise')).toEqual([]);
    expect(found.groups[0]!.gained + found.groups[0]!.lost).toBeGreaterThan(0);
  });

  it('calls a scaler that never scales no more than seed noise: no outcome changes', async () => {
    const done = await gradlens(['impact', await train('{kind: fixed, scale: 1}'), '--seeds', '6'], home);
    expect(done.code, done.stderr).toBe(0);
    expect(done.stdout).toContain('scaling: NO MORE THAN SEED NOISE');
    expect(done.stdout).toContain('Without scaling 0 of 1,200 outcomes would differ');
    expect(done.stdout).toMatch(/stored as impact [0-9a-f-]{36}/);
  });

  it('refuses what cannot be, before it trains', async () => {
    expect(await gradlens(['impact', harming, '--threshold', '2'], home)).toMatchObject({ code: 2, stderr: expect.stringContaining('threshold') as string });
    expect(await gradlens(['impact', harming, '--seeds', '3'], home)).toMatchObject({ code: 2, stderr: expect.stringContaining('from 4 to 64') as string });
    expect(await gradlens(['impact'], home)).toMatchObject({ code: 2, stderr: expect.stringContaining('the uuid of a run') as string });
  });
});
