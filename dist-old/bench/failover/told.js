// A receiver of webhooks that notes which layers it was told of, message by message.
import { createServer } from 'node:http';
/** Opens it on a free port of the loopback address. */
export async function openTold() {
    const [ids, firstMs, firings] = [new Set(), new Map(), []];
    const take = (id, { data }) => {
        if (ids.has(id) || data.isRepeat)
            return;
        ids.add(id);
        for (const { rule, layer, status } of data.alerts) {
            if (rule !== 'non-finite-gradient' || status !== 'firing' || layer === null)
                continue;
            firings.push(layer);
            if (!firstMs.has(layer))
                firstMs.set(layer, performance.now());
        }
    };
    const server = createServer((request, response) => {
        const parts = [];
        request.on('data', (part) => parts.push(part));
        request.on('end', () => {
            take(String(request.headers['webhook-id']), JSON.parse(Buffer.concat(parts).toString('utf8')));
            response.writeHead(204).end();
        });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${server.address().port}`, firstMs, firings, close: () => void server.close() };
}
//# sourceMappingURL=told.js.map