import { Injectable } from '@nestjs/common';

import { mayReadPeople, type Access } from '../auth/authorizer.js';
import type { Node } from '../common/node.js';
import { ImpactsService } from '../impacts/impacts.service.js';
import { PredictionsService } from '../predictions/predictions.service.js';
import { ReportsService } from '../reports/reports.service.js';
import { TracesService } from '../traces/traces.service.js';

/** Types of what is found here. */
const STUDIED = ['Trace', 'Prediction', 'Impact', 'Report'] as const;
type Studied = (typeof STUDIED)[number];

/** Whether {@link TraceNodes} finds things of this type. */
export function isStudied(type: string): type is Studied {
  return STUDIED.some((each) => each === type);
}

/** Finds traces, impacts, reports and predictions by their global ids. */
@Injectable()
export class TraceNodes {
  constructor(
    private readonly traces: TracesService,
    private readonly predictions: PredictionsService,
    private readonly impacts: ImpactsService,
    private readonly reports: ReportsService,
  ) {}

  find(type: Studied, key: string, access: Access | null): Promise<Node | null> {
    if (type === 'Report') return this.reports.find(key);
    if (type === 'Impact') return this.impacts.find(key);
    return type === 'Trace' ? this.traces.find(key) : this.predictions.find(key, !mayReadPeople(access));
  }
}
