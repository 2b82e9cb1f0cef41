import { AlertsDocument, type AlertItemFragment } from '../../generated/graphql.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';

/** The alerts of one run, newest first. */
export function useRunAlerts(uuid: string): Pages<AlertItemFragment> {
  return usePages({
    document: AlertsDocument,
    variables: (after) => ({ first: 100, after, run: uuid }),
    pick: (data) => data.alerts,
    key: uuid,
  });
}
