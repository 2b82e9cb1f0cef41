import { createServer } from 'node:http';
/** Opens a sink on a free port of the loopback address; it answers 204. */
export async function httpSink() {
    const got = [];
    const server = createServer((request, response) => {
        const parts = [];
        request.on('data', (part) => parts.push(part));
        request.on('end', () => {
            const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') };
            got.push(one);
            const answer = sink.answer(one);
            if (answer === null)
                request.socket.destroy();
            else
                response.writeHead(answer.status, answer.headers).end();
        });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const sink = {
        url: `http://127.0.0.1:${server.address().port}`,
        got,
        answer: () => ({ status: 204 }),
        close: async () => {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    };
    return sink;
}
//# sourceMappingURL=http-sink.js.map