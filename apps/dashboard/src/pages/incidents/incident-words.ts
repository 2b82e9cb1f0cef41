import { formatCount } from '../../format/format-number.js';
import type { IncidentItemFragment } from '../../generated/graphql.js';

/** "scale-spike in dense2": what was first, and where. */
export function incidentTitle({ rule, layer }: Pick<IncidentItemFragment, 'rule' | 'layer'>): string {
  return layer === null ? `${rule} on the whole run` : `${rule} in ${layer}`;
}

/** Layers named in a list; a deep net has hundreds. */
const NAMED = 6;

/** "spread: dense2, head": the layers whose alerts fired, in order. */
export function spreadWords(spread: readonly string[]): string {
  if (spread.length === 0) return 'No layer has an alert of its own.';
  if (spread.length === 1) return 'One layer has alerts.';
  const rest = spread.length > NAMED ? ` and ${formatCount(spread.length - NAMED)} more` : '';
  return `Spread: ${spread.slice(0, NAMED).join(' → ')}${rest}`;
}

/** "steps 400 – 432" or "since step 400". */
export function stepWords({ since, closedStep }: Pick<IncidentItemFragment, 'since' | 'closedStep'>): string {
  return closedStep === null ? `since step ${formatCount(since)}` : `steps ${formatCount(since)} – ${formatCount(closedStep)}`;
}
