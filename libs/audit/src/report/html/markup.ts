import { jsonOrNull } from '../report-fields.js';
import type { ReportContent, ReportNumber } from '../report-schema.js';

/** Text that is safe in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A number for a person: integers in full, with commas between thousands, else four significant digits; very small and large ones as a power of ten. The minus sign is `−`. */
export function numberText(value: ReportNumber | null): string {
  if (value === null) return '–';
  return typeof value === 'string' ? WORDS[value] : plainText(value, 0.0009995).replace('-', '−').replace(/\.?0+×/, '×');
}

/**
 * A number within a sentence of the JSON. What a report says is bound by the signatures under it, so that the form stays as it is, whatever the page does:
 * in another one the next report would say something else of a run to which nothing happened, and void them.
 */
export function sentenceNumber(value: ReportNumber | null): string {
  if (value === null) return '–';
  return typeof value === 'string' ? value : plainText(value, 0.001);
}

/** Numbers that are none, as the dashboard writes them. */
const WORDS: Readonly<Record<Extract<ReportNumber, string>, string>> = { NaN: 'NaN', Infinity: '∞', '-Infinity': '−∞' };

/** From `least` on without a power of ten: what rounds to 0.001 would stand beside it as 1.00×10⁻³. */
function plainText(value: number, least: number): string {
  if (Number.isSafeInteger(value)) return value.toLocaleString('en');
  const isPlain = Math.abs(value) >= least && Math.abs(value) < 1e6;
  return isPlain ? String(Number(value.toPrecision(4))) : powerText(value);
}

/** `1 record`, `2,000 records`; what is more than one and no plural in s is given. */
export function countText(count: number | null, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** `-2.87×10⁻⁴`, the sign as numbers have it. */
function powerText(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(2).split('e');
  return `${mantissa}×10${exponent.replace('+', '').replace(/./g, (char) => SUPERSCRIPTS[char] ?? char)}`;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };

/** A recorded sentence, safe in HTML, with the minus sign in numbers below 0; what is recorded stays as it is. */
export function spoken(text: string): string {
  return escaped(text.replace(/(?<![\w.-])-(?=\d|Infinity)/g, '−'));
}

/** A sentence that names a command, safe in HTML: no line ends within an option of it, where one could not tell a hyphen from another. */
export function commandText(text: string): string {
  return escaped(text).replace(/(?<!\S)--[a-z-]+/g, '<span class="name">$&</span>');
}

/** A part that says why it is empty. */
export function missing({ missing: why }: { readonly missing: string }): string {
  return `<p class="missing">${commandText(why.charAt(0).toUpperCase() + why.slice(1))}</p>`;
}

/** What a redacted copy shows in the place of a field. */
const LEFT_OUT = '<em class="out">left out of this copy</em>';

/** A field as a cell: null is a dash, and one that was left out says so. */
export function cell(value: string | number | boolean | null | undefined): string {
  if (value === undefined) return LEFT_OUT;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? numberText(value) : value === null ? '–' : escaped(value);
}

/** The name of a person as a cell, on one line: a hyphen in it breaks none. */
export function nameCell(name: string | null | undefined): string {
  return typeof name === 'string' ? `<span class="name">${escaped(name)}</span>` : cell(name);
}

/** `0.24 (0.23 to 0.25)`. */
export function intervalText(value: ReportNumber | null, low: ReportNumber | null = null, high: ReportNumber | null = null): string {
  return low === null || high === null ? numberText(value) : `${numberText(value)} (${numberText(low)} to ${numberText(high)})`;
}

/** `4.22 %`: a share from 0 to 1. */
export function percentText(share: ReportNumber | null): string {
  return typeof share === 'number' ? `${String(Number((100 * share).toPrecision(3))).replace('-', '−')} %` : numberText(share);
}

/** A time in UTC to the second; what is no time in ISO 8601 as it stands. */
export function timeText(time: string | null): string {
  if (time === null) return '–';
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(time);
  return found === null ? escaped(time) : `${found[1]} ${found[2]} UTC`;
}

/** A table; cells are HTML. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: string, cells: readonly string[]): string => `<tr>${cells.map((each) => `<${tag}>${each}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line('th', head)}</thead><tbody>${rows.map((row) => line('td', row)).join('\n')}</tbody></table>`;
}

/** A table whose rows stand under what they have in common, a heading each; cells are HTML. Empty without rows. */
export function groupedTable(head: readonly string[], rows: readonly (readonly [string, readonly string[]])[]): string {
  if (rows.length === 0) return '';
  const parts = [...new Set(rows.map(([common]) => common))].map((common) => {
    const own = rows.filter(([each]) => each === common).map(([, cells]) => `<tr>${cells.map((each) => `<td>${each}</td>`).join('')}</tr>`);
    return `<tbody><tr class="common"><th scope="rowgroup" colspan="${head.length}">${escaped(common)}</th></tr>${own.join('\n')}</tbody>`;
  });
  return `<table><thead><tr>${head.map((each) => `<th>${each}</th>`).join('')}</tr></thead>${parts.join('\n')}</table>`;
}

/** Names and values, a row each; values are HTML. */
export function facts(rows: readonly (readonly [string, string])[]): string {
  return `<table class="facts"><tbody>${rows.map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${value}</td></tr>`).join('\n')}</tbody></table>`;
}

/** A list of sentences; a dash where there is none. */
export function sentences(list: readonly string[], none: string): string {
  return list.length === 0 ? `<p>${escaped(none)}</p>` : `<ul>${list.map((each) => `<li>${spoken(each)}</li>`).join('')}</ul>`;
}

/** A field that is a JSON document, as a row a value under its name in `words`, else under its path (`model.hidden`); what is none as it stands. */
export function documentCell(value: string | null | undefined, words: Readonly<Record<string, string>> = {}): string {
  if (value === null || value === undefined) return cell(value);
  const document = jsonOrNull(value);
  return typeof document === 'object' && document !== null ? facts(leavesOf(document, '').map(([path, leaf]) => [nameOf(path, words), escaped(leaf)])) : cell(value);
}

/** The words for a path; entries of lists are counted from 1: `files.0.sha256` as `files.*.sha256` says. */
function nameOf(path: string, words: Readonly<Record<string, string>>): string {
  const [, list, at, field] = /^(\w+)\.(\d+)\.(\w+)$/.exec(path) ?? [];
  const known = words[path] ?? words[`${list}.*.${field}`];
  return known?.replace('*', String(Number(at) + 1)) ?? path;
}

/** Counts, as numbers for a person; all else of a document, seeds and settings, as it was recorded. */
const COUNTS = /(Bytes|Count|^dropped|^cores)$/;

function leavesOf(value: unknown, path: string): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, COUNTS.test(path) && typeof value === 'number' ? numberText(value) : String(value)]];
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return [[path, value.length === 0 ? '–' : value.join(', ')]];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, path === '' ? key : `${path}.${key}`));
}

/** Whether the score decides by the threshold: of two classes. Reports from before do not say; in those a number has an R². */
export function decidesByThreshold({ prediction, run }: Pick<ReportContent, 'prediction' | 'run'>): boolean {
  const { decidedBy = run.testR2 === undefined ? 'threshold' : 'nothing' } = 'missing' in prediction ? {} : prediction;
  return decidedBy === 'threshold';
}
