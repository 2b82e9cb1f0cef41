var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Injectable } from '@nestjs/common';
import { mayReadPeople } from '../auth/authorizer.js';
import { ImpactsService } from '../impacts/impacts.service.js';
import { PredictionsService } from '../predictions/predictions.service.js';
import { ReportsService } from '../reports/reports.service.js';
import { TracesService } from '../traces/traces.service.js';
/** Types of what is found here. */
const STUDIED = ['Trace', 'Prediction', 'Impact', 'Report'];
/** Whether {@link TraceNodes} finds things of this type. */
export function isStudied(type) {
    return STUDIED.some((each) => each === type);
}
/** Finds traces, impacts, reports and predictions by their global ids. */
let TraceNodes = class TraceNodes {
    traces;
    predictions;
    impacts;
    reports;
    constructor(traces, predictions, impacts, reports) {
        this.traces = traces;
        this.predictions = predictions;
        this.impacts = impacts;
        this.reports = reports;
    }
    find(type, key, access) {
        if (type === 'Report')
            return this.reports.find(key);
        if (type === 'Impact')
            return this.impacts.find(key);
        return type === 'Trace' ? this.traces.find(key) : this.predictions.find(key, !mayReadPeople(access));
    }
};
TraceNodes = __decorate([
    Injectable(),
    __metadata("design:paramtypes", [TracesService,
        PredictionsService,
        ImpactsService,
        ReportsService])
], TraceNodes);
export { TraceNodes };
//# sourceMappingURL=trace-nodes.service.js.map