import { Counter, Gauge } from 'prom-client';
/** Opens the metrics of notifications. */
export function notifyMetrics(register, file) {
    const registers = [register];
    const counted = new Counter({ name: 'gradlens_notifications_total', help: 'Attempts to tell a receiver, by what became of them', labelNames: ['receiver', 'state'], registers });
    const right = new Gauge({ name: 'gradlens_notify_file_ok', help: '1 when the newest version of the notification file is in force, or there is none; else 0', registers });
    return {
        notified: (receiver, state) => { counted.inc({ receiver, state }); },
        tell: () => { right.set(file.problem() === null ? 1 : 0); },
    };
}
//# sourceMappingURL=notify-metrics.js.map