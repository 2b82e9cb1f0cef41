import { evidenceHash, generateSigner, reportFile, reportHash, sealReport } from '#libs/audit';
import { reportStudies } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { contentOf } from '../../../api/src/testing/report-content.js';
import { type EndedRun, endedRun } from './testing/ended-run.js';

let store: EndedRun['store'];
let run: EndedRun['run'];
let gradlens: EndedRun['gradlens'];
let token: EndedRun['token'];
let close: EndedRun['close'];
beforeAll(async () => {
  ({ store, run, gradlens, token, close } = await endedRun('signed'));
});
afterAll(() => close());

const sign = async (name: string, ...more: string[]): ReturnType<EndedRun['gradlens']> => await gradlens(['sign-off', run, '--use', 'triage', '--reason', 'read it', ...more], await token(name));

async function report(complete: boolean): Promise<{ uuid: string; sha256: string }> {
  const content = contentOf(run, null, complete);
  const sealed = sealReport(content, { signer: generateSigner(), timeUs: 7, salt: () => Buffer.alloc(16, 3) });
  const [uuid, sha256] = [uuidv7(), reportHash(sealed)];
  const result = { run, seconds: 0.1, sha256, evidenceSha256: evidenceHash(content), weightsSha256: null, fields: 9, missing: ['groups'], complete };
  await reportStudies.save(store, { uuid, run, question: { record: null }, by: 'desk-1', reason: '' }, { result, productVersion: '0.1.0', document: reportFile(sealed) });
  return { uuid, sha256 };
}

it('names the report it signs by version and hash, and signs nothing unasked', async () => {
  expect(await sign('desk-2', '--yes')).toMatchObject({ code: 1, stderr: expect.stringContaining('no report on the run as a whole to sign') as string });
  const { uuid, sha256 } = await report(true);
  const unasked = await sign('desk-2');
  expect([unasked.code, unasked.stderr]).toEqual([2, expect.stringContaining('--yes')]);
  for (const told of [`report version 1 on run ${run}: ${uuid}`, sha256, 'nothing is recorded for groups: the report says why, and what gives it']) expect(unasked.stderr).toContain(told);
  expect((await gradlens(['sign-off', run, '--list'])).stdout).toBe('nobody has signed\n');
  expect(await sign('desk-2', '--yes')).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`^desk-2 \\(reviewer\\) agrees; report ${uuid}, .*: valid\n$`)) as string });
});

it('signs the version that is named, unless a newer one says something else; who may not sign is told so before anything', async () => {
  await report(true);
  expect(await sign('desk-3', '--report', '1', '--yes')).toMatchObject({ code: 0, stderr: expect.stringContaining('report version 1 on') as string });
  await report(false);
  expect(await sign('desk-3', '--report', '1', '--yes')).toMatchObject({ code: 1, stderr: expect.stringContaining('version 3 says something else') as string });
  expect(await sign('desk-3', '--report', '9', '--yes')).toMatchObject({ code: 1, stderr: expect.stringContaining('gradlens reports') as string });
  const viewer = await gradlens(['sign-off', run, '--use', 'triage', '--reason', 'read it'], await token('desk-4', 'viewer'));
  expect([viewer.code, viewer.stderr]).toEqual([2, expect.stringContaining('of role viewer; allowed: a token of role reviewer, admin')]);
  const own = await sign('desk-1');
  expect([own.code, own.stderr]).toEqual([1, 'gradlens: desk-1 started the run: somebody else must sign\n']);
});
