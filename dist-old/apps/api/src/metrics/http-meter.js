import { Histogram } from 'prom-client';
/** Upper edges: from what a small query takes to what a person gives up waiting for. Unit: s. */
const EDGES_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Parts of the service that requests are told of; the rest is the dashboard's files. */
const AREAS = ['graphql', 'ingest', 'ledger', 'metrics', 'health'];
/** Opens the histogram of request times. */
export function httpMeter(register) {
    const times = new Histogram({
        name: 'gradlens_http_request_duration_seconds',
        help: 'Time from the first byte of a request to the last of its answer, by part of the service and status',
        labelNames: ['area', 'status'],
        buckets: EDGES_S,
        registers: [register],
    });
    return (server) => {
        server.addHook('onResponse', (request, reply, done) => {
            times.observe({ area: areaOf(request.url), status: String(reply.statusCode) }, reply.elapsedTime / 1000);
            done();
        });
    };
}
function areaOf(url) {
    const first = /^\/+(\w+)/.exec(url)?.[1]?.toLowerCase() ?? '';
    return AREAS.includes(first) ? first : 'files';
}
//# sourceMappingURL=http-meter.js.map