export { notifyJsonSchema, type NotifyConfig, notifySchema, type RouteConfig } from './config/notify-config.js';
export { parseNotifyConfig } from './config/parse-notify-config.js';
export type { SecretSource } from './config/read-secret.js';
export type { ReceiverConfig, ReceiverKind } from './config/receivers.js';
export type { Delivery, Outgoing, Sender } from './formats/delivery.js';
export { type AlertmanagerAccess, apiUrl } from './senders/alertmanager-sender.js';
export { ATTEMPT_MS } from './senders/http-post.js';
export { openReceiver, type Receiver } from './senders/open-receiver.js';
export { createForeignSilence, expireForeignSilence, type ForeignSilence, listForeignSilences } from './silences/alertmanager-silences.js';
