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
import { isRunUuid } from '#libs/contracts';
import { badInput } from '../common/bad-input.js';
import { comparisonOf } from '../common/global-id.js';
import { ComparisonsService } from '../comparisons/comparisons.service.js';
import { ReplaysService } from '../replays/replays.service.js';
import { RunsService } from './runs.service.js';
/** Finds runs, their layers, replays and comparisons by their global ids. */
let RunNodes = class RunNodes {
    runs;
    comparisons;
    replays;
    constructor(runs, comparisons, replays) {
        this.runs = runs;
        this.comparisons = comparisons;
        this.replays = replays;
    }
    /** @throws GraphQLError BAD_USER_INPUT for an id whose key is none of its type. */
    async find({ type, key }, id) {
        if (type === 'Comparison')
            return await this.comparison(id);
        if (type === 'Replay')
            return await this.replays.find(key);
        const [uuid = '', layer = ''] = key.split(':');
        if (!isRunUuid(uuid))
            throw wrongId(id);
        return await (type === 'Run' ? this.runs.find(uuid) : this.runs.layer(uuid, Number(layer)));
    }
    async comparison(id) {
        const number = comparisonOf(id);
        if (number === null)
            throw wrongId(id);
        return await this.comparisons.find(number);
    }
};
RunNodes = __decorate([
    Injectable(),
    __metadata("design:paramtypes", [RunsService,
        ComparisonsService,
        ReplaysService])
], RunNodes);
export { RunNodes };
function wrongId(id) {
    return badInput('id', id, 'a global id as given by the field id');
}
//# sourceMappingURL=run-nodes.service.js.map