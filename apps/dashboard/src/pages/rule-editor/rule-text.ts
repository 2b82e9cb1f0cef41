/** What the editor begins with: a rule that is right. */
export const TEMPLATE = `rules:
  - name: update-above-its-median
    expr: updateRatio > 3 * usual && updateRatio > 0.01
    windows:
      usual: { measure: updateRatio, fn: quantile, q: 0.5, steps: 50, offset: 1 }
    severity: warning
    summary: "updates of layer {{layer}} are at {{value}} of their weights at step {{step}}"
`;

/** A rule as it is stored, as a file of that one rule. */
export function fileOfRule(text: string): string {
  const lines = text.trimEnd().split('\n');
  return `rules:\n${lines.map((line, i) => (i === 0 ? `  - ${line}` : line === '' ? '' : `    ${line}`)).join('\n')}\n`;
}

/** Where a line and column, both from 1, are in a text; the end of the text where it has no such place. */
export function placeOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(text.length, before + Math.min(column - 1, lines[line - 1]?.length ?? 0));
}
