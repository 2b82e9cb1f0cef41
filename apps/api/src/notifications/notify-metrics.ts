import { Counter, Gauge, type Registry } from 'prom-client';

import type { NotifyFile } from './notify-file.js';

/** Metrics of notifications: attempts counted by this process, and whether the notification file is right. */
export interface NotifyMetrics {
  readonly notified: (receiver: string, state: 'sent' | 'failed' | 'given-up') => void;
  /** Sets the gauges. */
  readonly tell: () => void;
}

/** Opens the metrics of notifications. */
export function notifyMetrics(register: Registry, file: NotifyFile): NotifyMetrics {
  const registers = [register];
  const counted = new Counter({ name: 'gradlens_notifications_total', help: 'Attempts to tell a receiver, by what became of them', labelNames: ['receiver', 'state'], registers });
  const right = new Gauge({ name: 'gradlens_notify_file_ok', help: '1 when the newest version of the notification file is in force, or there is none; else 0', registers });
  return {
    notified: (receiver, state) => { counted.inc({ receiver, state }); },
    tell: () => { right.set(file.problem() === null ? 1 : 0); },
  };
}
