import { execute, subscribe } from 'graphql';
import { inProject } from '#libs/decision-store';
import { underRequestId } from '../server/request-ids.js';
/** Serves each request in the project of who asks. A request of nobody is bound to nothing, and reaches no data of projects. */
export function bindRequests(server) {
    // after the body was read: what reads it does not keep to whom it belongs
    server.addHook('preHandler', (request, _reply, done) => {
        if (request.access === null)
            done();
        else
            inProject(request.access.project, done);
    });
}
/** How operations over the web socket are executed: each in the project of who asks, and under its id. */
export const boundExecution = {
    execute: (args) => binding(args)(() => execute(args)),
    subscribe: async (args) => {
        const bind = binding(args);
        const events = await bind(() => subscribe(args));
        return Symbol.asyncIterator in events ? boundEvents(events, bind) : events;
    },
};
/** Events come when the client is ready for them: each is asked for, and its fields are read, in the project and under the id as well. */
function boundEvents(events, bind) {
    return Object.assign(Object.create(events), {
        next: () => bind(() => events.next()),
        return: () => bind(() => events.return()),
        throw: (error) => bind(() => events.throw(error)),
        [Symbol.asyncIterator]() {
            return this;
        },
    });
}
function binding({ contextValue }) {
    const { access, requestId } = contextValue;
    if (access === null)
        throw new Error('nobody is asking');
    return (work) => inProject(access.project, () => (requestId === undefined ? work() : underRequestId(requestId, work)));
}
//# sourceMappingURL=bind-requests.js.map