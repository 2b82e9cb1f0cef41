import { toGlobalId } from '../../apps/api/src/common/global-id.js';
import type { ProjectOfThings } from '../../apps/api/src/testing/project-of-things.js';

/** Every page that needs no thing to be about, by name. */
export const LIST_PAGES: Readonly<Record<string, string>> = { overview: '/', ...Object.fromEntries(['runs', 'comparisons', 'reviews', 'incidents', 'alerts', 'silences', 'deliveries', 'rules', 'rule-editor', 'settings'].map((name) => [name, `/${name}`])) };

/** Every page about one thing, by name. */
export function thingPages({ run, ids }: ProjectOfThings): Record<string, string> {
  return {
    run: `/runs/${run}?layer=dense0&step=2`, ledger: `/ledgers/${run}`, predictions: `/predictions?run=${run}`, prediction: `/predictions/${ids.Prediction}`, incident: `/incidents/${ids.Incident}`,
    trace: `/traces/${ids.Trace}`, impact: `/impacts/${ids.Impact}`, comparison: `/comparisons/${keyOf(ids.Comparison)}`, report: `/runs/${run}/reports/${keyOf(ids.Report)}`,
  };
}

const NONE = '00000000-0000-7000-8000-000000000000';

/** The same pages, about things that there are not, and at addresses that are cut off. */
export const MISSING_PAGES: readonly string[] = [
  `/runs/${NONE}`, `/ledgers/${NONE}`, `/predictions?run=${NONE}`, `/incidents/${toGlobalId('Incident', `${NONE}:1`)}`, `/predictions/${toGlobalId('Prediction', `${NONE}:aa`)}`, `/traces/${toGlobalId('Trace', NONE)}`,
  `/impacts/${toGlobalId('Impact', NONE)}`, '/comparisons/999', `/runs/${NONE}/reports/${NONE}`, '/nothing/here', ...['/runs', '/ledgers', '/incidents', '/traces', '/predictions', '/impacts'].map((path) => `${path}/cut`),
];

/** What a global id names within its type. */
function keyOf(id: string): string {
  return Buffer.from(id, 'base64url').toString().split(':').slice(1).join(':');
}
