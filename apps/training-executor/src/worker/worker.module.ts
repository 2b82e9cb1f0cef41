import { type DynamicModule, Module } from '@nestjs/common';

import type { ExecutorContext } from '../running/context.js';
import { CONTEXT, PLACES, QueueWorker, type WorkerPlaces } from './queue-worker.js';

/** The executor as a service: takes queued runs. */
@Module({})
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest modules are empty classes
export class WorkerModule {
  /** The module over an open store. */
  static over(context: ExecutorContext, places: WorkerPlaces): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: CONTEXT, useValue: context },
        { provide: PLACES, useValue: places },
        QueueWorker,
      ],
    };
  }
}
