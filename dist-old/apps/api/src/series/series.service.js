var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Inject, Injectable } from '@nestjs/common';
import { InputError } from '#libs/contracts';
import { readHeatmap, readSeries } from '#libs/decision-store';
import { pack } from '../common/packed.js';
import { STORE } from '../common/tokens.js';
import { keptAnswers } from './kept-answers.js';
/** Room for answers of runs that are over: some hundred heatmaps and series. Unit: bytes. */
const KEPT_BYTES = 64 * 2 ** 20;
/** What an answer takes beside its numbers: its key, its objects and their buffers. Answers without numbers fill the room as well. Unit: bytes. */
const ENTRY_BYTES = 2_048;
/** Room that a kept series takes, about. Unit: bytes. */
export function seriesBytes({ packed }) {
    return Object.values(packed).reduce((sum, { byteLength }) => sum + byteLength, ENTRY_BYTES);
}
/** Room that a kept heatmap takes, about. Unit: bytes. */
export function heatmapBytes({ layers, columnSteps, min, max, mean, nonFinite, flagged }) {
    const texts = [...layers, ...[columnSteps, min, max, mean, nonFinite, flagged].map(({ base64 }) => base64)];
    return texts.reduce((sum, { length }) => sum + length, ENTRY_BYTES);
}
/** Reads long series of a run. Those of runs that are over are kept a while: they are the same each time. */
let SeriesService = class SeriesService {
    store;
    series = keptAnswers(KEPT_BYTES / 2, seriesBytes);
    heatmaps = keptAnswers(KEPT_BYTES / 2, heatmapBytes);
    constructor(store) {
        this.store = store;
    }
    ofLayer(run, layers, args) {
        knownLayer(layers, args.layer, 'layer');
        const { layer, measure, maxPoints } = args;
        return this.read(run, { layer, measure, maxPoints, ...rangeOf(args) });
    }
    ofStep(run, args) {
        const { measure, maxPoints } = args;
        return this.read(run, { layer: null, measure, maxPoints, ...rangeOf(args) });
    }
    async heatmap({ run, version }, args) {
        const { measure, maxColumns } = args;
        const query = { measure, maxColumns, ...rangeOf(args) };
        const read = () => this.readHeatmap(run, query);
        return version === null ? await read() : await this.heatmaps.take(`${version} ${JSON.stringify(query)}`, read);
    }
    async readHeatmap(run, query) {
        const map = await readHeatmap(this.store, run, query);
        return {
            layers: [...map.layers],
            columnSteps: pack(map.columnSteps),
            stepsPerColumn: map.stepsPerColumn,
            min: pack(map.min),
            max: pack(map.max),
            mean: pack(map.mean),
            nonFinite: pack(map.nonFinite),
            flagged: pack(map.flagged),
            removed: map.removed,
        };
    }
    async read({ run, version }, query) {
        const read = async () => {
            const { sampled, count, removed, ...packed } = await readSeries(this.store, run, query);
            return { sampled, count, removed, packed };
        };
        return version === null ? await read() : await this.series.take(`${version} ${JSON.stringify(query)}`, read);
    }
};
SeriesService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], SeriesService);
export { SeriesService };
/**
 * A range of steps, checked.
 *
 * @throws InputError when it is negative or ends before it starts.
 */
export function rangeOf(args) {
    const fromStep = args.fromStep ?? undefined;
    const toStep = args.toStep ?? undefined;
    const first = fromStep ?? 0;
    if (first < 0)
        refuseStep('fromStep', first, 'a step from 0 on');
    if (toStep !== undefined && toStep < first)
        refuseStep('toStep', toStep, `a step from ${first} (fromStep) on`);
    return { fromStep, toStep };
}
function refuseStep(path, step, allowed) {
    throw new InputError({ source: null, path, value: String(step), allowed });
}
/**
 * The layer of that name.
 *
 * @throws InputError that lists the first names when there is none.
 */
export function knownLayer(layers, name, path) {
    const found = layers.find((layer) => layer.name === name);
    if (found !== undefined)
        return found;
    const names = layers.slice(0, 10).map((layer) => layer.name);
    const rest = layers.length > names.length ? ` and ${layers.length - names.length} more` : '';
    const allowed = names.length === 0 ? 'nothing yet: the run has no layers before it starts' : `one of ${names.join(', ')}${rest}`;
    throw new InputError({ source: null, path, value: JSON.stringify(name), allowed });
}
//# sourceMappingURL=series.service.js.map