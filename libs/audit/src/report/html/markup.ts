import { jsonOrNull } from '../report-fields.js';
import type { ReportNumber } from '../report-schema.js';

/** Text that is safe in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A number for a person: four significant digits. */
export function numberText(value: ReportNumber | null): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  const isPlain = value === 0 || (Math.abs(value) >= 0.001 && Math.abs(value) < 1e6);
  return isPlain ? String(Number(value.toPrecision(4))) : value.toExponential(2);
}

/** What a redacted copy shows in the place of a field. */
const LEFT_OUT = '<em class="out">left out of this copy</em>';

/** A field as a cell: null is a dash, and one that was left out says so. */
export function cell(value: string | number | boolean | null | undefined): string {
  if (value === undefined) return LEFT_OUT;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? numberText(value) : value === null ? '–' : escaped(value);
}

/** A table; cells are HTML. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: string, cells: readonly string[]): string => `<tr>${cells.map((each) => `<${tag}>${each}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line('th', head)}</thead><tbody>${rows.map((row) => line('td', row)).join('\n')}</tbody></table>`;
}

/** Names and values, a row each; values are HTML. */
export function facts(rows: readonly (readonly [string, string])[]): string {
  return `<table class="facts"><tbody>${rows.map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${value}</td></tr>`).join('\n')}</tbody></table>`;
}

/** A list of sentences; a dash where there is none. */
export function sentences(list: readonly string[], none: string): string {
  return list.length === 0 ? `<p>${escaped(none)}</p>` : `<ul>${list.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>`;
}

/** A field that is a JSON document, as a row a value under its path (`model.hidden`); what is none as it stands. */
export function documentCell(value: string | null | undefined): string {
  if (value === null || value === undefined) return cell(value);
  const document = jsonOrNull(value);
  return typeof document === 'object' && document !== null ? facts(leavesOf(document, '').map(([path, leaf]) => [path, escaped(leaf)])) : cell(value);
}

function leavesOf(value: unknown, path: string): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return [[path, value.length === 0 ? '–' : value.join(', ')]];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, path === '' ? key : `${path}.${key}`));
}
