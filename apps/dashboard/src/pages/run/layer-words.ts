import { formatCount } from '../../format/format-number.js';

/** What is known of a layer. A trainer elsewhere need not tell how many parameters it has: then the count is 0. */
export function layerWords({ kind, module, parameterCount }: { readonly kind: string; readonly module: string; readonly parameterCount: number }): string {
  return [kind, module, parameterCount === 0 ? '' : `${formatCount(parameterCount)} parameters`].filter((part) => part !== '').join(' · ');
}
