import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, it } from 'vitest';

import { isPageFile, isReportFile, reportText } from './report-check.js';

it('tells a report that can be checked from a page or a PDF, of which nothing can', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-check-'));
  const kindOf = (text: string): readonly boolean[] => {
    const file = path.join(folder, 'report');
    writeFileSync(file, text);
    return [isReportFile(file), isPageFile(file)];
  };
  expect(kindOf('{\n "content": {')).toEqual([true, false]);
  expect(['%PDF-1.4\n', '<!doctype html>\n<html>', '<!DOCTYPE html>'].map(kindOf)).toEqual([[false, true], [false, true], [false, true]]);
  expect(['gradlens-ledger 1\n', '', '%'].map(kindOf)).toEqual([[false, false], [false, false], [false, false]]);
  expect([isReportFile(folder), isPageFile(path.join(folder, 'none'))]).toEqual([false, false]);
});

it('counts what was proved in words that fit one as well', () => {
  const verdict = { run: 'RUN', level: 'full', problems: [], fields: 1021, hidden: 0, provedDecisions: 1, signer: ['k'] } as unknown as Parameters<typeof reportText>[1];
  const trust = { origin: { keys: '1 public key given by --key' } } as Parameters<typeof reportText>[2];
  expect(reportText('r.json', verdict, trust)[1]).toBe('  1021 fields, 0 left out (level full); 1 decision proved to be in the ledger; signed by k');
});
