import { expect, it } from 'vitest';

import { madeContent, signer } from '../../testing/made-report.js';
import { redactReport, sealReport } from '../seal-report.js';
import type { ReportContent } from '../report-schema.js';
import { signOffSection } from './part-sections.js';
import { reviewFact, reviewText } from './review-section.js';

const content = madeContent();
const withReview = (changed: Partial<NonNullable<ReportContent['review']>>): ReportContent => ({ ...content, review: { ...content.review!, ...changed } });

it('tells in the sign-off and beside the outcome who reviewed the prediction, and what they decided', () => {
  const html = signOffSection(content);
  for (const words of ['Overturned: two people', 'assigned to desk-2', '“no” instead', 'desk-3', 'so it is', 'decided on 2026-11-29 05:40:00 UTC', 'Nobody has signed this report']) expect(html).toContain(words);
  expect(reviewFact(content)).toEqual([['what people say of it', expect.stringContaining('Overturned') as string]]);
});

it('leaves names and reasons of people out of public copies, and nothing else of it', () => {
  const open = redactReport(sealReport(content, { signer, timeUs: 7, salt: () => Buffer.alloc(16) }), 'public').content;
  expect(JSON.stringify(open.review)).not.toMatch(/desk-|file says|so it is/);
  expect(reviewText(open)).toContain('assigned to <em class="out">left out of this copy</em>');
  expect(reviewText(open)).toContain('<td>confirmed the verdict, as a second person</td>');
});

it('says where a review stands that nobody has decided, and nothing of one that is not told', () => {
  expect(reviewText(withReview({ state: 'waiting', verdict: null, decidedAt: null, acts: [] }))).toMatch(/Nobody has looked at it yet.*It waits for a person since 2026-11-29 05:00:00 UTC\./);
  expect(reviewText(withReview({ state: 'decided', verdict: 'agree' }))).toContain('It waited for a person from 2026-11-29 05:00:00 UTC on, and was decided on');
  expect(reviewText(withReview({ state: 'waiting', isMoved: true, decidedAt: null }))).toContain('Waits again');
  expect(reviewText(withReview({ state: 'second-wanted' }))).toContain('it takes a second one to overturn it');
  expect(reviewText(withReview({ state: 'decided', verdict: 'agree' }))).toContain('a person agrees with what the model decided');
  const before = Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'review')) as ReportContent;
  expect([reviewText(before), reviewFact(before)]).toEqual(['', []]);
});
