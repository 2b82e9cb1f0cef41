import { Injectable } from '@nestjs/common';

import type { RunUuid } from '#libs/contracts';

import type { LiveSteps, RunChangeModel } from './live.model.js';

@Injectable()
export class LiveService {
  changes(_run: RunUuid | null): AsyncIterableIterator<RunChangeModel> {
    throw new Error('x');
  }

  steps(_run: RunUuid, _afterStep: number): AsyncIterableIterator<LiveSteps> {
    throw new Error('x');
  }
}
