import { type DynamicModule, Module } from '@nestjs/common';

import type { ExecutorContext } from '../running/context.js';
import { CONCURRENCY, CONTEXT, QueueWorker } from './queue-worker.js';

/** The executor as a service: takes queued runs. */
@Module({})
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest modules are empty classes
export class WorkerModule {
  /** The module over an open store. */
  static over(context: ExecutorContext, concurrency: number): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: CONTEXT, useValue: context },
        { provide: CONCURRENCY, useValue: concurrency },
        QueueWorker,
      ],
    };
  }
}
