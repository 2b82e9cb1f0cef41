import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evidenceHash, reportFile, reportHash, sealReport } from '#libs/audit';
import { systemClock } from '#libs/contracts';
import { createRun, openKeyring, reportStudies, setRunState, signReport } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentOf } from '../../../api/src/testing/report-content.js';
import { priceNotice } from './price-notice.js';
const home = mkdtempSync(path.join(tmpdir(), 'gradlens-price-'));
const COST = { steps: 4, seconds: 12, secondsLow: 11, secondsHigh: 13, pricePerHour: 2, watts: null, money: 0.01, moneyLow: 0.01, moneyHigh: 0.01, wattHours: null, wattHoursLow: null, wattHoursHigh: null, baseline: { missing: 'not compared' } };
let store;
let run;
beforeAll(async () => {
    store = await testStore();
    run = uuidv7();
    await createRun(store, { uuid: run, name: 'priced', spec: {}, state: 'running', origin: 'cli', startedBy: 'desk-1' });
    await setRunState(store, run, 'completed');
});
afterAll(async () => {
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
const notice = (pricePerHour, watts = null, record = null) => priceNotice({ store, clock: systemClock }, { run, question: { record }, prices: { pricePerHour, watts } });
it('says what another price comes to, and who has signed, before the report is made', async () => {
    expect(await notice(2)).toBeNull();
    const content = { ...contentOf(run, null, true), cost: COST };
    const keys = openKeyring(home);
    const sealed = sealReport(content, { signer: keys.signer, timeUs: 7, salt: () => Buffer.alloc(16, 3) });
    const result = { run, seconds: 0.1, sha256: reportHash(sealed), evidenceSha256: evidenceHash(content), weightsSha256: null, fields: 9, missing: [], complete: true };
    await reportStudies.save(store, { uuid: uuidv7(), run, question: { record: null }, by: 'desk-1', reason: '' }, { result, productVersion: '0.1.0', document: reportFile(sealed) });
    expect([await notice(2), await notice(3, null, 'test:17')]).toEqual([null, null]);
    expect(await notice(3, 100)).toBe('version 1 states 2 an hour and no power; with 3 an hour and 100 W a new version is made, and nobody has signed');
    await signReport(store, { run, by: 'desk-2', role: 'reviewer', intendedUse: 'triage', days: 30, reason: 'read it', dissent: null }, { keys, clock: systemClock });
    expect(await notice(null)).toBe('version 1 states 2 an hour and no power; with no price and no power a new version is made, and the signatures of desk-2 stay with the version they are under');
});
//# sourceMappingURL=price-notice.spec.js.map