import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { ReportContent } from '#libs/audit';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { type EndedRun, endedRun } from './testing/ended-run.js';

let home: string;
let run: EndedRun['run'];
let gradlens: EndedRun['gradlens'];
let token: EndedRun['token'];
let close: EndedRun['close'];
beforeAll(async () => {
  ({ home, run, gradlens, token, close } = await endedRun('overridden'));
});
afterAll(() => close());

const file = (name: string): string => path.join(home, name);

async function report(name: string, ...more: string[]): Promise<string> {
  const done = await gradlens(['report', run, '-o', file(name), '--force', ...more]);
  expect(done.code, done.stderr).toBe(0);
  return readFileSync(file(name), 'utf8');
}

const part = (html: string, number: number): string => html.slice(html.indexOf(`<section id="part-${number}"`), html.indexOf(`<section id="part-${number + 1}"`));

it('is told in the next report with who, why and what was refused, and voids no signature: it changes nothing that one binds', async () => {
  await report('before.json', '--format', 'json', '--reason', 'before the release');
  expect(await gradlens(['sign-off', run, '--use', 'triage', '--reason', 'read it', '--yes'], await token('desk-2'))).toMatchObject({ code: 0 });
  expect(await gradlens(['sign-off', run, '--use', 'triage', '--reason', 'read it', '--dissent', 'too few women', '--yes'], await token('desk-4'))).toMatchObject({ code: 0, stdout: expect.stringContaining(': the dissent stands\n') as string });
  expect(await gradlens(['release', run, '--override'], await token('desk-3'))).toMatchObject({ code: 2 });
  const viewer = await gradlens(['release', run, '--override', '--reason', 'the ward waits'], await token('desk-5', 'viewer'));
  expect([viewer.code, viewer.stderr]).toEqual([2, expect.stringContaining('allowed: a token of role reviewer, admin')]);
  expect(await gradlens(['release', run, '--override', '--reason', 'the ward waits'], await token('desk-3'))).toMatchObject({ code: 0, stdout: expect.stringContaining('overridden by policy') as string });

  const content = (JSON.parse(await report('after.json', '--format', 'json', '--reason', 'after it')) as { content: ReportContent }).content;
  expect(content.about.reason).toBe('after it');
  expect(content.releases).toMatchObject([{ state: 'overridden', by: 'desk-3', role: 'reviewer', reason: 'the ward waits', policy: 'default', incident: 1, alerted: [], acts: [] }]);
  expect(content.releases?.[0]?.refused.map(({ clause }) => clause)).toEqual(expect.arrayContaining(['replay', 'impact', 'signatures']));
  expect(content.alerts).toEqual({ missing: 'no alert fired, and no rule watched the run: nothing could have fired' });
  expect((await gradlens(['sign-off', run, '--list'])).stdout.split('\n').map((line) => line.split(': ').at(-1))).toEqual(['the dissent stands', 'valid', '']);
});

it('stands in the parts on what people did, on limits and on the sign-off; a public copy leaves out who and why', async () => {
  const html = await report('after.html');
  const [, told, , , limits, signed] = [4, 5, 6, 7, 8, 9].map((number) => part(html, number)) as [string, string, string, string, string, string];
  for (const words of ['released AGAINST the policy (emergency override)', 'desk-3', 'the ward waits', 'impact: it is not known what scaling did', 'incident 1, critical; nobody by a notification']) expect(told).toContain(words);
  expect(limits).toContain('The run was released AGAINST the policy on');
  expect(signed).toContain('it voids none');
  const open = await report('public.html', '--level', 'public');
  expect(open).toContain('released AGAINST the policy');
  for (const name of ['desk-3', 'the ward waits', 'desk-4', 'too few women']) expect(open).not.toContain(name);
  expect(await gradlens(['verify', file('after.json'), '--key', path.join(home, 'keys')])).toMatchObject({ code: 0 });
});

it('has what people did about its alert told, and still voids nothing', async () => {
  expect(await gradlens(['incidents', 'acknowledge', run, '1', '--reason', 'seen'], await token('desk-2'))).toMatchObject({ code: 0 });
  const { releases } = (JSON.parse(await report('acted.json', '--format', 'json')) as { content: ReportContent }).content;
  expect(releases).toMatchObject([{ acts: [{ by: 'desk-2', reason: 'seen' }] }]);
  expect((await gradlens(['sign-off', run, '--list'])).stdout).toMatch(/desk-2 .*: valid\n$/);
});
