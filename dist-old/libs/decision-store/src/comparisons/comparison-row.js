import { decodeAllNumbers } from '../runs/json-numbers.js';
/** Selects {@link SelectedComparison}s on `c`. */
export const SELECT_COMPARISON = `select c.comparison as number, c.project, c.name, c.run, c.spec, c.spec_sha256 as "specSha256", c."by", c.product_version as version,
  c.source_commit as commit, c.headline, c.findings, c.result, c.created_at as "createdAt" from comparison c`;
/** With the non-finite numbers back. */
export function toComparisonRow({ name, version, headline, result, ...row }) {
    return { ...row, headline: decodeAllNumbers(headline), result: { ...decodeAllNumbers(result), name, version } };
}
/** Takes the losses apart by arm and seed. */
export function toComparisonDetails({ arms, seeds, looks, losses }) {
    const curveAt = (at) => losses.slice(at * looks.length, (at + 1) * looks.length);
    const curves = arms.map((_, arm) => seeds.map((_seed, i) => curveAt(arm * seeds.length + i)));
    return { arms: decodeAllNumbers(arms), curves: { seeds, steps: looks, losses: curves } };
}
//# sourceMappingURL=comparison-row.js.map