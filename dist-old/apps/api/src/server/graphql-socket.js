import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
const PATH = '/graphql';
const NOT_FOUND = 'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
/**
 * Serves GraphQL over the web socket at `/graphql`; a socket asked for elsewhere is answered 404 at once.
 * A message above the limit closes its socket with 1009 before it is read.
 */
export function serveSocket(server, { options, limits, log }) {
    const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes });
    const served = useServer(options, sockets);
    sockets.on('connection', (socket) => {
        // ws closes it with the right code by itself; graphql-ws would write each to standard error
        socket.removeAllListeners('error');
        socket.on('error', ({ message }) => { log.debug({ reason: message }, 'a web socket broke its rules'); });
    });
    server.on('upgrade', (request, socket, head) => {
        socket.on('error', () => undefined); // it is gone
        if ((request.url ?? '').split('?', 1)[0] !== PATH)
            socket.end(NOT_FOUND);
        else
            sockets.handleUpgrade(request, socket, head, (opened) => void sockets.emit('connection', opened, request));
    });
    return { close: async () => { await served.dispose(); } };
}
//# sourceMappingURL=graphql-socket.js.map