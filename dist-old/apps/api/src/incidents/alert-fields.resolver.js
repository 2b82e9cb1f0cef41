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
import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AlertModel, RuleModel } from '../alerts/alert.model.js';
import { fromGlobalId } from '../common/global-id.js';
import { IncidentModel } from './incident.model.js';
import { toIncident } from './incidents.service.js';
import { AlertMarkModel } from './marks.model.js';
/** What incidents and people add to an alert. */
let AlertFieldsResolver = class AlertFieldsResolver {
    async incident({ runUuid, incidentNumber }, { loaders }) {
        const row = incidentNumber === null ? null : await loaders.incidents.load(`${runUuid}:${incidentNumber}`);
        return row === null ? null : toIncident(row);
    }
    async marks({ id }, { loaders }) {
        const key = fromGlobalId(id)?.key ?? '';
        return await loaders.alertMarks.load(key);
    }
};
__decorate([
    ResolveField(() => IncidentModel, { nullable: true, description: 'The incident it is part of; null for one of a rule in shadow mode, or about a notification.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AlertModel, Object]),
    __metadata("design:returntype", Promise)
], AlertFieldsResolver.prototype, "incident", null);
__decorate([
    ResolveField(() => [AlertMarkModel], { description: 'What people think of it, the last mark of each.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AlertModel, Object]),
    __metadata("design:returntype", Promise)
], AlertFieldsResolver.prototype, "marks", null);
AlertFieldsResolver = __decorate([
    Resolver(() => AlertModel)
], AlertFieldsResolver);
export { AlertFieldsResolver };
/** How a rule has done. */
let RuleUseResolver = class RuleUseResolver {
    async alertCount({ name }, { loaders }) {
        return (await loaders.ruleUse.load(name)).alerts;
    }
    async usefulCount({ name }, { loaders }) {
        return (await loaders.ruleUse.load(name)).useful;
    }
    async noiseCount({ name }, { loaders }) {
        return (await loaders.ruleUse.load(name)).noise;
    }
};
__decorate([
    ResolveField(() => Int, { description: 'Alerts it raised, in all runs.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RuleModel, Object]),
    __metadata("design:returntype", Promise)
], RuleUseResolver.prototype, "alertCount", null);
__decorate([
    ResolveField(() => Int, { description: 'Its alerts that somebody marked as useful.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RuleModel, Object]),
    __metadata("design:returntype", Promise)
], RuleUseResolver.prototype, "usefulCount", null);
__decorate([
    ResolveField(() => Int, { description: 'Its alerts that somebody marked as noise.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RuleModel, Object]),
    __metadata("design:returntype", Promise)
], RuleUseResolver.prototype, "noiseCount", null);
RuleUseResolver = __decorate([
    Resolver(() => RuleModel)
], RuleUseResolver);
export { RuleUseResolver };
//# sourceMappingURL=alert-fields.resolver.js.map