import { IncidentAlertsDocument, IncidentTimelineDocument, type MarkedAlertFragment, type TimelineItemFragment } from '../../generated/graphql.js';
import { usePages, type Page, type Pages } from '../../hooks/use-pages.js';

/** What is left of a connection when what it belonged to is gone. */
function nothing<Node>(): Page<Node> {
  return { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] };
}

/** The alerts of an incident, newest first. */
export function useIncidentAlerts(id: string): Pages<MarkedAlertFragment> {
  return usePages({
    document: IncidentAlertsDocument,
    variables: (after) => ({ id, first: 50, after }),
    pick: (data) => data.incident?.alerts ?? nothing<MarkedAlertFragment>(),
    key: id,
  });
}

/** What happened in an incident, oldest first. */
export function useTimeline(id: string): Pages<TimelineItemFragment> {
  return usePages({
    document: IncidentTimelineDocument,
    variables: (after) => ({ id, first: 100, after }),
    pick: (data) => data.incident?.timeline ?? nothing<TimelineItemFragment>(),
    key: id,
  });
}
