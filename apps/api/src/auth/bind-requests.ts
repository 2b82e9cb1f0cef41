import type { FastifyInstance } from 'fastify';
import { execute, type ExecutionArgs, type ExecutionResult, subscribe } from 'graphql';

import { inProject } from '#libs/decision-store';

import type { GraphqlContext } from '../common/context.js';

type Events = AsyncGenerator<ExecutionResult, void, void>;

/** Serves each request in the project of who asks. A request of nobody is bound to nothing, and reaches no data of projects. */
export function bindRequests(server: FastifyInstance): void {
  // after the body was read: what reads it does not keep to whom it belongs
  server.addHook('preHandler', (request, _reply, done) => {
    if (request.access === null) done();
    else inProject(request.access.project, done);
  });
}

/** How operations over the web socket are executed, each in the project of who asks. */
export const boundExecution = {
  execute: (args: ExecutionArgs) => inProject(projectOf(args), () => execute(args)),
  subscribe: async (args: ExecutionArgs): Promise<Events | ExecutionResult> => {
    const project = projectOf(args);
    const events = await inProject(project, () => subscribe(args));
    return Symbol.asyncIterator in events ? boundEvents(events, project) : events;
  },
} as const;

/** Events come when the client is ready for them: each is asked for, and its fields are read, in the project as well. */
function boundEvents(events: Events, project: string | null): Events {
  return Object.assign(Object.create(events) as Events, {
    next: () => inProject(project, () => events.next()),
    return: () => inProject(project, () => events.return()),
    throw: (error: unknown) => inProject(project, () => events.throw(error)),
    [Symbol.asyncIterator]() {
      return this;
    },
  });
}

function projectOf({ contextValue }: ExecutionArgs): string | null {
  const { access } = contextValue as GraphqlContext;
  if (access === null) throw new Error('nobody is asking');
  return access.project;
}
