import { saveComparison } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { expect, it } from 'vitest';
import { recordingRun } from '../../../api/src/testing/recorded-run.js';
import { costPart, halfWidth } from './cost-part.js';
it('has the half width of batch means', () => {
    // stretches of 1 and 3 s in turns: mean 2, variance 20/19, t 2.093: 2.093 × √(20/19 × 20) = 9.603
    const seconds = Array.from({ length: 20 }, (_, i) => 1 + 2 * (i % 2));
    expect(halfWidth(seconds)).toBeCloseTo(9.603, 3);
    expect(halfWidth(seconds.slice(1))).toBeNull();
});
const about = (value) => expect.closeTo(value, 9);
it('is the recorded step times, at the stated price and power', async () => {
    const store = await testStore();
    const recording = await recordingRun(store, 2);
    await recording.record(0, 40);
    await recording.close();
    await store.pool.query('update step_chunk set duration_us = array(select 90000 from unnest(duration_us))');
    const { uuid: run } = recording;
    expect(await costPart(store, run, { pricePerHour: 1, watts: 100 })).toMatchObject({ steps: 40, seconds: about(3.6), secondsLow: about(3.6), secondsHigh: about(3.6), money: about(0.001), wattHours: about(0.1), baseline: { missing: expect.stringContaining(`gradlens compare ${run}`) } });
    expect(await costPart(store, run, { pricePerHour: null, watts: null })).toMatchObject({ seconds: about(3.6), money: null, wattHoursHigh: null });
    const words = ['Net economy of one training to the target, at 0.05 a processor hour: 0.3 − 0.4 = -0.1'];
    const compared = { project: 'default', spec: {}, specSha256: 'of another', by: 'desk-1', commit: null, headline: { scaler: 'snr', other: 'adam', steps: { percent: 1, ci95: [0, 2] } }, comparison: { name: 'a', version: '0.1.0', arms: [] }, curves: { seeds: [], steps: [], losses: [] } };
    await saveComparison(store, { ...compared, run, findings: ['an older one'] });
    const newest = await saveComparison(store, { ...compared, run, findings: words });
    await saveComparison(store, { ...compared, run: null, findings: ['of another spec'] });
    expect(await costPart(store, run, { pricePerHour: 1, watts: 100 })).toMatchObject({ baseline: { comparison: newest, at: expect.stringMatching(/^\d{4}-.*Z$/), findings: words } });
    await store.pool.query('update step_chunk set duration_us = array(select 0 from unnest(duration_us))');
    expect(await costPart(store, run, { pricePerHour: 1, watts: 1 })).toEqual({ missing: expect.stringContaining('no step times') });
    await store.close();
});
//# sourceMappingURL=cost-part.spec.js.map