import { reviewsRoute } from './review-route.js';
import { COMPARISONS, DELIVERIES, INCIDENTS, OVERVIEW, type Route, RUNS, silenceRoute } from './route.js';

/** Where `g` and a letter lead. */
export const GO_TO: Readonly<Record<string, { readonly to: Route; readonly label: string }>> = {
  o: { to: OVERVIEW, label: 'Overview' },
  r: { to: RUNS, label: 'Runs' },
  c: { to: COMPARISONS, label: 'Comparisons' },
  v: { to: reviewsRoute(), label: 'Reviews' },
  i: { to: INCIDENTS, label: 'Incidents' },
  a: { to: { page: 'alerts', state: null, severity: null }, label: 'Alerts' },
  s: { to: silenceRoute(), label: 'Silences' },
  d: { to: DELIVERIES, label: 'Deliveries' },
  u: { to: { page: 'rules' }, label: 'Rules' },
  e: { to: { page: 'settings' }, label: 'Settings' },
};

/** What a key does anywhere in the dashboard. `wait`: the next key says where to. */
export type Shortcut = { readonly kind: 'go'; readonly to: Route } | { readonly kind: 'help' | 'search' | 'theme' | 'wait' };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const SINGLE: Readonly<Record<string, 'help' | 'search' | 'theme' | 'wait'>> = { '?': 'help', '/': 'search', t: 'theme', g: 'wait' };

/** What a key means, after `g` or not; null for keys that are left to the page, as all with Ctrl, Alt or Meta are. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey }: Pressed, isAfterG: boolean): Shortcut | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (!isAfterG) return single(key);
  const to = Object.hasOwn(GO_TO, key) ? GO_TO[key]?.to : undefined;
  return to === undefined ? null : { kind: 'go', to };
}

function single(key: string): Shortcut | null {
  const kind = Object.hasOwn(SINGLE, key) ? SINGLE[key] : undefined;
  return kind === undefined ? null : { kind };
}
