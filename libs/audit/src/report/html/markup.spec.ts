import { expect, it } from 'vitest';

import { commandText, countText, documentCell, groupedTable, nameCell, numberText, percentText, sentenceNumber, spoken } from './markup.js';

it('shows a document as a row a value, under its path, and escapes it', () => {
  const html = documentCell(JSON.stringify({ model: { kind: 'mlp', hidden: [64, 32] }, name: '<b>', files: [{ sha256: 'ab' }], provoke: [], none: null }));
  expect(html.replaceAll(/<\/?(?:table|tbody|tr)[^>]*>|\n/g, '').replaceAll(/<th scope="row">(.*?)<\/th><td>(.*?)<\/td>/g, '$1=$2;')).toBe('model.kind=mlp;model.hidden=64, 32;name=&lt;b&gt;;files.0.sha256=ab;provoke=–;none=null;');
});

it('puts paths in words where it has them, entries counted from 1', () => {
  const html = documentCell('{"files":[{"name":"a"},{"name":"b","x":1}],"cores":2}', { 'files.*.name': 'file *, name', cores: 'processor cores' });
  expect([...html.matchAll(/row">(.*?)</g)].map(([, name]) => name)).toEqual(['file 1, name', 'file 2, name', 'files.1.x', 'processor cores']);
});

it('shows what is no document as it stands, and what was left out so', () => {
  expect(documentCell('a < b')).toBe('a &lt; b');
  expect(documentCell(null)).toBe('–');
  expect(documentCell(undefined)).toContain('left out of this copy');
});

it('writes very small and large numbers as powers of ten, as people do', () => {
  expect([-2.87e-4, 1.5e7, 0.001234567, 1234, 0.5].map(numberText)).toEqual(['−2.87×10⁻⁴', '15,000,000', '0.001235', '1,234', '0.5']);
  expect(numberText(1.25e12 + 0.5)).toBe('1.25×10¹²');
  expect([9.998e-4, 1.0001e-3, 9.99e-4, 5e-5].map(numberText)).toEqual(['0.0009998', '0.001', '9.99×10⁻⁴', '5×10⁻⁵']); // what rounds to 0.001 stands beside it in its form
});

it('writes the minus sign as the dashboard does, in numbers and in the numbers of recorded sentences', () => {
  expect([-3, -0.5, -1234].map(numberText)).toEqual(['−3', '−0.5', '−1,234']);
  expect(percentText(-0.0132)).toBe('−1.32 %');
  expect(numberText('-Infinity')).toBe('−∞');
  expect(spoken('-15.2 % [-29.6, -5.0] of p-1, 2026-11-29, --price <1>')).toBe('−15.2 % [−29.6, −5.0] of p-1, 2026-11-29, --price &lt;1&gt;');
});

it('keeps the form of numbers in sentences of the JSON, which signatures bind', () => {
  expect([-2.87e-4, 5.826e-5, 9e-4, -3, 0.12345, 1234, 'Infinity' as const, null].map(sentenceNumber)).toEqual(['-2.87×10⁻⁴', '5.83×10⁻⁵', '9.00×10⁻⁴', '-3', '0.1235', '1,234', 'Infinity', '–']);
});

it('counts one in the singular', () => {
  expect([countText(1, 'record'), countText(0, 'record'), countText(2000, 'entry', 'entries'), countText(null, 'step')]).toEqual(['1 record', '0 records', '2,000 entries', '– steps']);
});

it('puts rows under a heading of what they have in common', () => {
  const html = groupedTable(['group', 'records'], [['race', ['A', '1']], ['sex', ['B', '2']], ['race', ['C', '3']]]);
  expect([...html.matchAll(/colspan="2">(.*?)<|<td>(.*?)<\/td>/g)].map(([, name, value]) => name ?? value)).toEqual(['race', 'A', '1', 'C', '3', 'sex', 'B', '2']);
  expect(groupedTable(['group'], [])).toBe('');
});

it('ends no line within an option of a command', () => {
  expect(commandText('gradlens report a--b --format <x>')).toBe('gradlens report a--b <span class="name">--format</span> &lt;x&gt;');
});

it('keeps the name of a person on one line, and says where it was left out', () => {
  expect(nameCell('desk-<2>')).toBe('<span class="name">desk-&lt;2&gt;</span>');
  expect([nameCell(null), nameCell(undefined)]).toEqual(['–', '<em class="out">left out of this copy</em>']);
});
