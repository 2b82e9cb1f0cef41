import { OPENMETRICS_TYPE, openMetricsText } from './openmetrics-text.js';
/** `GET /metrics` for Prometheus, with a token of any role but ingest: OpenMetrics where it is asked for, else the older text format. */
export function answerMetrics(server, metrics) {
    server.get('/metrics', async (request, reply) => {
        const { contentType, text } = await metrics.read();
        const isOpen = /\bapplication\/openmetrics-text\b/.test(request.headers.accept ?? '');
        return isOpen ? reply.type(OPENMETRICS_TYPE).send(openMetricsText(text)) : reply.type(contentType).send(text);
    });
}
//# sourceMappingURL=metrics-route.js.map