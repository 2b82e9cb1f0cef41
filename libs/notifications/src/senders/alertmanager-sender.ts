import { alertmanagerAlerts } from '../formats/alertmanager-alerts.js';
import type { Sender } from '../formats/delivery.js';
import { httpPost } from './http-post.js';

/** An Alertmanager: its address and how to sign in. */
export interface AlertmanagerAccess {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends alerts to Alertmanager's API, version 2. */
export function alertmanagerSender({ url, headers }: AlertmanagerAccess, resendMs: number): Sender {
  return {
    send: (outgoing, { now, signal }) => {
      const body = JSON.stringify(alertmanagerAlerts(outgoing, now, resendMs));
      return httpPost({ url: apiUrl(url, 'alerts'), headers, body }, now, signal);
    },
  };
}

/** Address of a resource of the API. The address of Alertmanager may have a path: it may lie behind a proxy. */
export function apiUrl(base: string, resource: string): string {
  return `${base.replace(/\/+$/, '')}/api/v2/${resource}`;
}
