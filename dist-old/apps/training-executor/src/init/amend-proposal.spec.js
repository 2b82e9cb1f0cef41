import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inferCsvSchema } from '#libs/datasets';
import { beforeAll, expect, it } from 'vitest';
import { amendProposal } from './amend-proposal.js';
import { columnList } from './ask.js';
import { proposalText } from './proposal-text.js';
let proposal;
beforeAll(async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i * 3},${i % 2 === 0 ? 'f' : 'm'},${i % 3 === 0 ? 'late' : 'fine'},${i % 4 === 0 ? 'yes' : 'no'}`);
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'gradlens-init-')), 'p.csv');
    await writeFile(file, ['amount,sex,payment,approved', ...rows].join('\n'));
    proposal = await inferCsvSchema(file);
});
it('keeps the guesses that nobody corrected', () => {
    expect(amendProposal(proposal, {})).toEqual(proposal);
    expect(proposal.label?.value).toBe('approved');
});
it('takes another label, and proposes the rarer of its two values as positive', () => {
    const amended = amendProposal(proposal, { label: 'payment' });
    expect(amended.label?.value).toBe('payment');
    expect(amended.positive?.value).toBe('late');
});
it('takes exactly the protected columns that a person names', () => {
    const names = (p) => p.columns.filter((c) => c.protected.value).map((c) => c.name);
    expect(names(proposal)).toEqual(['sex']);
    expect(names(amendProposal(proposal, { protectedColumns: ['payment'] }))).toEqual(['payment']);
    expect(names(amendProposal(proposal, { protectedColumns: [] }))).toEqual([]);
});
it('refuses a column or a value that is not there, naming what is', () => {
    expect(() => amendProposal(proposal, { label: 'x' })).toThrow('label is "x"; allowed: one of the columns "amount", "sex"');
    expect(() => amendProposal(proposal, { protectedColumns: ['y'] })).toThrow('protected is "y"');
    expect(() => amendProposal(proposal, { positive: 'maybe' })).toThrow('positive is "maybe"; allowed: one of');
});
it('reads a list of columns as a person types it', () => {
    expect(columnList(' sex ,race,')).toEqual(['sex', 'race']);
    expect(columnList('none')).toEqual([]);
});
it('tells a person what it found', () => {
    const text = proposalText(proposal).join('\n');
    expect(text).toContain('60 rows, 4 columns');
    expect(text).toMatch(/sex .*possibly PROTECTED/);
});
it('refuses a quantity as the label', () => {
    const many = { ...proposal, columns: proposal.columns.map((column) => (column.name === 'amount' ? { ...column, distinctCount: 200 } : column)) };
    expect(() => amendProposal(many, { label: 'amount' })).toThrow('label is "amount", 200 different numbers; allowed: a column of classes');
});
//# sourceMappingURL=amend-proposal.spec.js.map