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
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { actorOf } from '../auth/actor-of.js';
import { AcknowledgeIncidentInput, AssignIncidentInput, CommentOnIncidentInput, IncidentActResult } from './acts.model.js';
import { IncidentActs } from './incident-acts.service.js';
import { IncidentModel } from './incident.model.js';
import { MarkAlertInput, MarkAlertResult } from './marks.model.js';
/** What people do about incidents, each under the name of their token. */
let IncidentActsResolver = class IncidentActsResolver {
    acts;
    constructor(acts) {
        this.acts = acts;
    }
    acknowledgeIncident(input, context) {
        return this.acts.acknowledge('acknowledge', actorOf(context), input);
    }
    unacknowledgeIncident(input, context) {
        return this.acts.acknowledge('unacknowledge', actorOf(context), input);
    }
    assignIncident(input, context) {
        return this.acts.assign(input.assignee ?? null, actorOf(context), input);
    }
    commentOnIncident(input, context) {
        return this.acts.comment(actorOf(context), { incident: input.incident, ifActs: input.ifActs, reason: input.comment });
    }
    markAlert(input, context) {
        return this.acts.mark(actorOf(context), input);
    }
};
__decorate([
    Mutation(() => IncidentActResult, { description: 'Says that somebody looks after the incident. unacknowledgeIncident undoes it.' }),
    __param(0, Args('input', { type: () => AcknowledgeIncidentInput, description: 'The incident, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AcknowledgeIncidentInput, Object]),
    __metadata("design:returntype", Object)
], IncidentActsResolver.prototype, "acknowledgeIncident", null);
__decorate([
    Mutation(() => IncidentActResult, { description: 'Takes an acknowledgement back.' }),
    __param(0, Args('input', { type: () => AcknowledgeIncidentInput, description: 'The incident, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AcknowledgeIncidentInput, Object]),
    __metadata("design:returntype", Object)
], IncidentActsResolver.prototype, "unacknowledgeIncident", null);
__decorate([
    Mutation(() => IncidentActResult, { description: 'Gives the incident to somebody, or to nobody.' }),
    __param(0, Args('input', { type: () => AssignIncidentInput, description: 'The incident, to whom, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AssignIncidentInput, Object]),
    __metadata("design:returntype", Object)
], IncidentActsResolver.prototype, "assignIncident", null);
__decorate([
    Mutation(() => IncidentActResult, { description: 'Adds a comment to the incident; comments stay.' }),
    __param(0, Args('input', { type: () => CommentOnIncidentInput, description: 'The incident and the comment.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [CommentOnIncidentInput, Object]),
    __metadata("design:returntype", Object)
], IncidentActsResolver.prototype, "commentOnIncident", null);
__decorate([
    Mutation(() => MarkAlertResult, { description: 'Says whether an alert was of use; of each person the last mark counts.' }),
    __param(0, Args('input', { type: () => MarkAlertInput, description: 'The alert, the verdict, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [MarkAlertInput, Object]),
    __metadata("design:returntype", Promise)
], IncidentActsResolver.prototype, "markAlert", null);
IncidentActsResolver = __decorate([
    Resolver(() => IncidentModel),
    __metadata("design:paramtypes", [IncidentActs])
], IncidentActsResolver);
export { IncidentActsResolver };
//# sourceMappingURL=incident-acts.resolver.js.map