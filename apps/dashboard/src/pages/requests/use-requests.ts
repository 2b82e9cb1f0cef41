import { IncidentRequestsDocument, RequestsDocument, type RequestItemFragment } from '../../generated/graphql.js';
import { noPage, usePages, type Pages } from '../../hooks/use-pages.js';

/** What alerts of a run asked for, newest first. */
export function useRunRequests(uuid: string): Pages<RequestItemFragment> {
  return usePages({
    document: RequestsDocument,
    variables: (after) => ({ run: uuid, first: 20, after }),
    pick: (data) => data.actionRequests,
    key: uuid,
  });
}

/** What alerts of an incident asked for, newest first. */
export function useIncidentRequests(id: string): Pages<RequestItemFragment> {
  return usePages({
    document: IncidentRequestsDocument,
    variables: (after) => ({ id, first: 20, after }),
    pick: (data) => data.incident?.requests ?? noPage<RequestItemFragment>(),
    key: id,
  });
}
