var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var WorkerModule_1;
import { Module } from '@nestjs/common';
import { CONTEXT, PLACES, QueueWorker } from './queue-worker.js';
/** The executor as a service: takes queued runs. */
let WorkerModule = WorkerModule_1 = class WorkerModule {
    /** The module over an open store. */
    static over(context, places) {
        return {
            module: WorkerModule_1,
            providers: [
                { provide: CONTEXT, useValue: context },
                { provide: PLACES, useValue: places },
                QueueWorker,
            ],
        };
    }
};
WorkerModule = WorkerModule_1 = __decorate([
    Module({})
    // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest modules are empty classes
], WorkerModule);
export { WorkerModule };
//# sourceMappingURL=worker.module.js.map