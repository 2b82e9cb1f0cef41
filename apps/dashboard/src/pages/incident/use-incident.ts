import { IncidentAlertsDocument, IncidentTimelineDocument, type MarkedAlertFragment, type TimelineItemFragment } from '../../generated/graphql.js';
import { noPage, usePages, type Pages } from '../../hooks/use-pages.js';

/** The alerts of an incident, newest first. */
export function useIncidentAlerts(id: string): Pages<MarkedAlertFragment> {
  return usePages({
    document: IncidentAlertsDocument,
    variables: (after) => ({ id, first: 50, after }),
    pick: (data) => data.incident?.alerts ?? noPage<MarkedAlertFragment>(),
    key: id,
  });
}

/** What happened in an incident, oldest first. */
export function useTimeline(id: string): Pages<TimelineItemFragment> {
  return usePages({
    document: IncidentTimelineDocument,
    variables: (after) => ({ id, first: 100, after }),
    pick: (data) => data.incident?.timeline ?? noPage<TimelineItemFragment>(),
    key: id,
  });
}
