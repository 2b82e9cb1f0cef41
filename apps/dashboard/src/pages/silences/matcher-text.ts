import type { MatcherInput, MatchOperator } from '../../generated/graphql.js';

const OPERATORS: Readonly<Record<string, MatchOperator>> = { '=': 'EQUAL', '!=': 'NOT_EQUAL', '=~': 'MATCHES', '!~': 'MATCHES_NOT' };

/** What a text of matchers says, one a line: `layer=~"dense.*"`; quotes may be left out. Null where a line is none. */
export function parseMatchers(text: string): MatcherInput[] | null {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const matchers = lines.map(parseLine);
  return matchers.every((matcher) => matcher !== null) ? matchers : null;
}

function parseLine(line: string): MatcherInput | null {
  const [, name = '', sign = '', rest = ''] = /^([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*(.*)$/.exec(line) ?? [];
  const operator = OPERATORS[sign];
  const value = unquoted(rest);
  return operator === undefined || value === null ? null : { name, operator, value };
}

function unquoted(text: string): string | null {
  if (!text.includes('"')) return text;
  if (!/^"(?:[^"\\]|\\.)*"$/.test(text)) return null;
  return text.slice(1, -1).replaceAll(/\\(["\\n])/g, (_, char: string) => (char === 'n' ? '\n' : char));
}

/** Matchers that fit one alert: its rule, its layer, its run. */
export function matchersOfAlert({ rule, layer, run }: { readonly rule: string; readonly layer: string | null; readonly run: string }): string {
  const pairs = [['alertname', rule], ['layer', layer], ['run', run]];
  return pairs.flatMap(([name, value]) => (value === null || value === undefined ? [] : [`${name ?? ''}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`])).join('\n');
}
