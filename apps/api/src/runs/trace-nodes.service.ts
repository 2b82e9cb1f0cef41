import { Injectable } from '@nestjs/common';

import { mayReadPeople, type Access } from '../auth/authorizer.js';
import { comparisonOf, toGlobalId } from '../common/global-id.js';
import type { Node } from '../common/node.js';
import { ComparisonsService } from '../comparisons/comparisons.service.js';
import { ImpactsService } from '../impacts/impacts.service.js';
import { PredictionsService } from '../predictions/predictions.service.js';
import { ReportsService } from '../reports/reports.service.js';
import { TracesService } from '../traces/traces.service.js';

/** Types of what is found here. */
const STUDIED = ['Trace', 'Prediction', 'Impact', 'Report', 'Comparison'] as const;
type Studied = (typeof STUDIED)[number];

/** Whether {@link TraceNodes} finds things of this type. */
export function isStudied(type: string): type is Studied {
  return STUDIED.some((each) => each === type);
}

/** Finds traces, impacts, reports, comparisons and predictions by their global ids. */
@Injectable()
export class TraceNodes {
  constructor(
    private readonly traces: TracesService,
    private readonly predictions: PredictionsService,
    private readonly impacts: ImpactsService,
    private readonly reports: ReportsService,
    private readonly comparisons: ComparisonsService,
  ) {}

  find(type: Studied, key: string, access: Access | null): Promise<Node | null> {
    if (type === 'Report') return this.reports.find(key);
    if (type === 'Impact') return this.impacts.find(key);
    if (type === 'Comparison') return this.comparison(key);
    return type === 'Trace' ? this.traces.find(key) : this.predictions.find(key, !mayReadPeople(access));
  }

  private async comparison(key: string): Promise<Node | null> {
    const number = comparisonOf(toGlobalId('Comparison', key));
    return number === null ? null : await this.comparisons.find(number);
  }
}
