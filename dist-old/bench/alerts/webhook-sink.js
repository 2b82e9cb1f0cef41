import { createServer } from 'node:http';
/** Opens a receiver on a free port of the loopback address. */
export async function openSink() {
    const heardMs = new Map();
    const server = createServer((request, response) => {
        const parts = [];
        request.on('data', (part) => parts.push(part));
        request.on('end', () => {
            const atMs = performance.timeOrigin + performance.now();
            const { data } = JSON.parse(Buffer.concat(parts).toString('utf8'));
            for (const { rule } of data.alerts)
                if (!heardMs.has(rule))
                    heardMs.set(rule, atMs);
            response.writeHead(204).end();
        });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${server.address().port}`, heardMs, close: () => void server.close() };
}
//# sourceMappingURL=webhook-sink.js.map