/** An empty queue. */
export function orderQueue() {
    let waiting = [];
    const listeners = [];
    return {
        push(order) {
            waiting.push(order);
            for (const listener of listeners)
                listener();
        },
        isEmpty: () => waiting.length === 0,
        take() {
            const taken = waiting;
            waiting = [];
            return taken;
        },
        onPush: (listener) => void listeners.push(listener),
    };
}
//# sourceMappingURL=order.js.map