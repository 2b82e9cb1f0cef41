import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

import { messageOf } from '#libs/contracts';

import { recordRing } from './record-ring.js';
import type { Posted, RecordRingOptions } from './recording.js';
import { ringViews, tellState } from './ring.js';

// the recording thread: what it needs comes as workerData, notes as messages; what it tells goes through the ring's words
const options = workerData as RecordRingOptions;
try {
  await recordRing(options, (onPosted) => {
    parentPort?.on('message', (posted: Posted) => {
      onPosted(posted);
    });
  });
} catch (error) {
  tellState(ringViews(options.memory), 'failed', messageOf(error));
  parentPort?.postMessage(error);
  // let the message leave before the thread ends
  await sleep(0);
} finally {
  parentPort?.close();
}
