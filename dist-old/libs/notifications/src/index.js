export { loadNotifyFile } from './config/load-notify-file.js';
export { notifyJsonSchema, notifySchema } from './config/notify-config.js';
export { parseNotifyConfig } from './config/parse-notify-config.js';
export { headline } from './formats/words.js';
export { apiUrl } from './senders/alertmanager-sender.js';
export { ATTEMPT_MS } from './senders/http-post.js';
export { openReceiver } from './senders/open-receiver.js';
export { sendTest } from './senders/send-test.js';
export { createForeignSilence, expireForeignSilence, listForeignSilences } from './silences/alertmanager-silences.js';
//# sourceMappingURL=index.js.map