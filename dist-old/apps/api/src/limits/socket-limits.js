/** A dashboard has a socket for each window and some subscriptions on it; a service has one socket for all it asks. */
export const SOCKET_LIMITS = { initMs: 5_000, messageBytes: 1024 * 1024, sockets: 2_000, operations: 5_000 };
/** Counts the sockets of each token, and what goes on over them. */
export function countSockets({ sockets, operations }) {
    const byToken = new Map();
    return {
        open: (tokenId, socket) => {
            const own = byToken.get(tokenId) ?? new Set();
            if (own.size >= sockets)
                return false;
            byToken.set(tokenId, own.add(socket));
            return true;
        },
        close: (tokenId, socket) => {
            const own = byToken.get(tokenId);
            own?.delete(socket);
            if (own?.size === 0)
                byToken.delete(tokenId);
        },
        isTooBusy: (tokenId) => {
            let found = 0;
            for (const { subscriptions } of byToken.get(tokenId) ?? [])
                found += Object.keys(subscriptions).length;
            return found > operations;
        },
    };
}
//# sourceMappingURL=socket-limits.js.map