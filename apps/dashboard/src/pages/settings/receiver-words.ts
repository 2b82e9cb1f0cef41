import { formatDuration } from '../../format/format-time.js';
import type { NotifyStateQuery, TestReceiverMutation } from '../../generated/graphql.js';

/** A receiver as the settings show it. */
export type SettingsReceiver = NotifyStateQuery['notifyState']['receivers'][number];

/** Which alerts a route leads to a receiver, and how long it holds them, in a sentence. */
export function routeWords({ matchers, minSeverity, groupWaitSeconds, groupIntervalSeconds, repeatIntervalSeconds }: SettingsReceiver['routes'][number]): string {
  const labels = matchers.length === 0 ? 'all alerts' : `alerts with ${matchers.join(', ')}`;
  const severity = minSeverity === null ? '' : `, ${minSeverity.toLowerCase()} or graver`;
  return `${labels}${severity}: the first of a group ${groupWaitSeconds === 0 ? 'is told at once' : `is held for ${span(groupWaitSeconds)}`}, further ones are held for ${span(groupIntervalSeconds)}; told again after ${span(repeatIntervalSeconds)} while they fire`;
}

/** A round span without what is nought in it: "4 h". */
function span(seconds: number): string {
  return formatDuration(seconds).replace(/ 00 (min|s)$/, '');
}

/** What became of a test, in a sentence; `isBad` where it did not arrive. */
export function testWords(outcome: TestReceiverMutation['testReceiver']): { readonly text: string; readonly isBad: boolean } {
  if (outcome.__typename !== 'TestReceiverPayload') return { text: `Not sent: ${outcome.message}.`, isBad: true };
  const { isDelivered, status, problem, ms } = outcome;
  if (!isDelivered) return { text: `Not delivered, after ${ms} ms: ${problem ?? 'no reason was given'}.`, isBad: true };
  return { text: `Delivered in ${ms} ms${status === null ? '' : `; it answered ${status}`}.`, isBad: false };
}
