import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isPageFile, isReportFile } from './report-check.js';
it('tells a report that can be checked from a page or a PDF, of which nothing can', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-check-'));
    const kindOf = (text) => {
        const file = path.join(folder, 'report');
        writeFileSync(file, text);
        return [isReportFile(file), isPageFile(file)];
    };
    expect(kindOf('{\n "content": {')).toEqual([true, false]);
    expect(['%PDF-1.4\n', '<!doctype html>\n<html>', '<!DOCTYPE html>'].map(kindOf)).toEqual([[false, true], [false, true], [false, true]]);
    expect(['gradlens-ledger 1\n', '', '%'].map(kindOf)).toEqual([[false, false], [false, false], [false, false]]);
    expect([isReportFile(folder), isPageFile(path.join(folder, 'none'))]).toEqual([false, false]);
});
//# sourceMappingURL=report-check.spec.js.map