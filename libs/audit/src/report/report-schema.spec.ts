import { readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { generateSigner } from '../signing/signer.js';
import { RUN, seededRandom } from '../testing/made-ledger.js';
import { MADE_SPEC, madeContent, signer } from '../testing/made-report.js';
import { reportHtml } from './html/report-html.js';
import { parseReport } from './parse-report.js';
import { type Report, type ReportContent, reportJsonSchema } from './report-schema.js';
import { wholeSpec } from './report-spec.js';
import { redactReport, reportFile, sealReport } from './seal-report.js';
import { verifyReport } from './verify-report.js';

const trusted = new Map([[signer.keyName, signer.publicKey]]);

function sealed(content = madeContent()): Report {
  const random = seededRandom(3);
  return sealReport(content, { signer, timeUs: 7, salt: () => Buffer.from(Array.from({ length: 16 }, () => Math.floor(256 * random()))) });
}
const problemsOf = (text: string): readonly string[] => verifyReport(text, trusted).problems;

describe('a report', () => {
  it('verifies with the public key alone, at every level, and shows no more than that', () => {
    const full = sealed();
    expect(verifyReport(reportFile(full), trusted)).toMatchObject({ run: RUN, level: 'full', problems: [], hidden: 0, provedDecisions: 1, signer: [signer.keyName] });
    const [reviewer, open] = [redactReport(full, 'reviewer'), redactReport(full, 'public')].map(reportFile) as [string, string];
    expect([problemsOf(reviewer), problemsOf(open)]).toEqual([[], []]);
    expect(reviewer).not.toMatch(/test:17|"label"|"protected": "\{/);
    expect(reviewer).toContain('desk-2');
    expect(open).not.toMatch(/desk-|made <b>|"seen"/);
  });

  it('verifies when it is of version 1, as it was made then, and not when it is said to be of another version', () => {
    const { keyName, publicKey, document } = JSON.parse(readFileSync(new URL('../testing/report-v1.json', import.meta.url), 'utf8')) as { keyName: string; publicKey: string; document: string };
    const keys = new Map([[keyName, Buffer.from(publicKey, 'base64')]]);
    expect(verifyReport(document, keys)).toMatchObject({ problems: [], provedDecisions: 1 });
    expect(verifyReport(reportFile(redactReport(parseReport(document, 'v1'), 'public')), keys).problems).toEqual([]);
    expect(reportHtml(parseReport(document, 'v1'))).not.toContain('Cost and energy');
    expect(verifyReport(document.replace('"version": 1', '"version": 2'), keys).problems).toEqual(['a field was changed: what was signed has another root']);
    expect(problemsOf(reportFile(sealed()).replace('"version": 2', '"version": 1'))).toEqual(['a field was changed: what was signed has another root']);
  });

  it('tells groups of few records to reviewers, and of them publicly only how many there are', () => {
    const open = redactReport(sealed(), 'public');
    expect(problemsOf(reportFile(open))).toEqual([]);
    for (const text of [reportFile(open), reportHtml(open)]) expect(text).not.toMatch(/"Few"|>Few<|Few \(|0\.3333|0\.1234/);
    expect(reportHtml(open)).toContain('groups of fewer than 10 records, and those from which they could be inferred (1 of race)');
    expect(reportHtml(redactReport(sealed(), 'reviewer'))).toContain('race: Few (3 records)');
    const hidden = redactReport(sealed(), 'public');
    expect(problemsOf(reportFile(hidden).replaceAll('/groups/small/0/', '/groups/small/7/'))).toContain('/groups/small/7/count is left out of what is not there');
    expect(problemsOf(reportFile({ ...hidden, level: 'reviewer' }))).not.toEqual([]);
  });

  it('leaves the name of the specification, and the records that it lists as sensitive, out of the copies that hide them elsewhere', () => {
    const [full, reviewer, open] = [sealed(), redactReport(sealed(), 'reviewer'), redactReport(sealed(), 'public')] as const;
    for (const report of [full, reviewer, open]) expect(problemsOf(reportFile(report))).toEqual([]);
    expect(reportHtml(full)).toContain('<td>test:17, train:4</td>');
    expect(wholeSpec(full.content.run)).toBe(JSON.stringify(MADE_SPEC));
    for (const text of [reportFile(reviewer), reportHtml(reviewer), reportFile(open), reportHtml(open)]) expect(text).not.toMatch(/test:17|train:4|test:9/);
    expect(JSON.parse(wholeSpec(reviewer.content.run))).toMatchObject({ name: 'made <b>', sensitivity: [{ records: 2 }, {}, { records: 1 }] });
    for (const text of [reportFile(open), reportHtml(open)]) expect(text).not.toMatch(/made (<|&lt;)b/);
    expect(wholeSpec(open.content.run)).not.toContain('name');
  });

  it('tells cost with its interval, and a measured effect with what rounding makes of it', () => {
    const html = reportHtml(sealed());
    for (const words of ['12 (11 to 13) for 4 recorded steps', 'at a stated 0.05 an hour; the currency was not named', 'no power was stated: gradlens report --power WATTS', '20 % fewer steps than adam', '0.24 (0.23 to 0.25)']) expect(html).toContain(words);
  });

  it('does not verify with another key, signed by nobody who is trusted', () => {
    const other = generateSigner();
    expect(verifyReport(reportFile(sealed()), new Map([[other.keyName, other.publicKey]])).problems).toEqual(['no public key that is trusted signed it', 'no public key that is trusted signed the head of the ledger']);
    expect(verifyReport(reportFile(sealed()), new Map()).problems).toHaveLength(2);
  });

  it('is found out after each of 1200 random edits of its bytes, at every level', () => {
    const random = seededRandom(11);
    const draw = (below: number): number => Math.floor(below * random());
    const files = [sealed(), redactReport(sealed(), 'reviewer'), redactReport(sealed(), 'public')].map(reportFile);
    const missed: string[] = [];
    for (let i = 0; i < 1200; i++) {
      const file = files[i % 3] as string;
      const at = draw(file.length);
      const char = String.fromCharCode(32 + draw(95));
      const edited = [file.slice(0, at) + char + file.slice(at + 1), file.slice(0, at) + file.slice(at + 1), file.slice(0, at) + char + file.slice(at), file.slice(0, at) + file.slice(at).replace(/\d/, String(draw(10)))][draw(4)] as string;
      if (edited !== file && problemsOf(edited).length === 0) missed.push(`${i}: ${file.slice(at - 20, at + 20)}`);
    }
    expect(missed).toEqual([]);
  });

  it('is found out after each of 600 random changes of what it says, written in good form', () => {
    const random = seededRandom(12);
    const draw = (below: number): number => Math.floor(below * random());
    const reports = [sealed(), redactReport(sealed(), 'reviewer'), redactReport(sealed(), 'public')];
    const missed: string[] = [];
    for (let i = 0; i < 600; i++) {
      const report = reports[i % 3] as Report;
      const changed = structuredClone(report);
      const what = changedAt(changed, draw);
      const text = reportFile(changed);
      expect(text, what).not.toBe(reportFile(report));
      if (problemsOf(text).length === 0) missed.push(`${i}: ${what}`);
    }
    expect(missed).toEqual([]);
  });

  it('is found out when a value, a level or a decision is changed and written in good form', () => {
    const changes: ((report: Report) => Report)[] = [
      (report) => ({ ...report, level: 'public' }),
      (report) => ({ ...report, content: { ...report.content, limits: [] } }),
      (report) => ({ ...report, content: { ...report.content, run: { ...report.content.run, name: undefined } }, hidden: { '/run/name': 'ab'.repeat(32) } }),
      (report) => ({ ...report, signature: `${report.signature}${report.signature.split('\n\n')[1] ?? ''}` }),
    ];
    for (const change of changes) expect(problemsOf(reportFile(change(sealed())))).not.toEqual([]);
    expect(problemsOf('{}')).toEqual([expect.stringContaining('it is no report')]);
  });

  it('shows nothing of a decision that the ledger does not say, even when it is signed', () => {
    const content = madeContent();
    const list = 'list' in content.decisions ? content.decisions.list : [];
    const [one] = list;
    if (one?.inputs === undefined || one.inputs === null || one.proof === null) throw new Error('no decision');
    expect(one.inputs).toMatchObject({ gradNorm: 'NaN', scale: 5 });
    const forged = (changed: object): ReportContent => ({ ...content, decisions: { ...content.decisions, list: [{ ...one, ...changed }] } });
    expect(problemsOf(reportFile(sealed(forged({ inputs: { ...one.inputs, scale: 1 } }))))).toEqual(['decision dense2@3: scale is 5 in the ledger']);
    expect(problemsOf(reportFile(sealed(forged({ proof: { ...one.proof, seq: 2 } }))))).toEqual(['decision dense2@3: its leaf is of another frame']);
    expect(problemsOf(reportFile(sealed(forged({ proof: { ...one.proof, index: 1 } }))))).toEqual(['decision dense2@3: its leaf is not in the ledger']);
    expect(problemsOf(reportFile(sealed(forged({ proof: null }))))).toEqual(['decision dense2@3: inputs without proof']);
  });

  it('is a page without scripts that says what is missing and what was left out, and escapes what it shows', () => {
    const html = reportHtml(redactReport(sealed(), 'reviewer'));
    expect(html.match(/<h2>/g)).toHaveLength(11);
    expect(html).toContain('No trace was run');
    expect(html).toContain('left out of this copy');
    expect(html).toContain('made &lt;b&gt;');
    expect(html).not.toMatch(/<script|https?:\/\//);
    expect(html).toContain(`@bottom-left{content:"Audit report on a prediction, run ${RUN}"}`);
  });
});

/** Changes, takes away, doubles or exchanges one value somewhere in a report, however deep; tells where. */
function changedAt(report: object, draw: (below: number) => number): string {
  const places = placesOf(report);
  const [holder, key] = places[draw(places.length)] as (typeof places)[number];
  const value = holder[key];
  const of = otherValue(value, draw);
  if (of !== undefined && draw(3) > 0) holder[key] = of;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(draw(2) === 0 ? [] : [value, value]));
  else if (draw(2) === 0) Reflect.deleteProperty(holder, key);
  else holder[`${key}x`] = value;
  return `${key} ${JSON.stringify(value).slice(0, 80)}`;
}

/** Another value in the place of a plain one; undefined for what holds others. */
function otherValue(value: unknown, draw: (below: number) => number): unknown {
  if (typeof value === 'string') return `${value.slice(0, draw(value.length + 1))}x`;
  if (typeof value === 'number') return value + 1 + draw(9);
  return typeof value === 'boolean' ? !value : value === null ? 'x' : undefined;
}

/** Every value of a document: what holds it, and under which key. */
function placesOf(value: object): (readonly [Record<string, unknown>, string])[] {
  return Object.entries(value).flatMap(([key, each]) => [[value as Record<string, unknown>, key] as const, ...(typeof each === 'object' && each !== null ? placesOf(each as object) : [])]);
}

it('has its JSON Schema in docs/report.schema.json (UPDATE_SNAPSHOTS=1 rewrites it)', () => {
  const file = new URL('../../../../docs/report.schema.json', import.meta.url);
  const schema = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
  if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(file, schema);
  expect(readFileSync(file, 'utf8')).toBe(schema);
});
