var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IncidentModel } from './incident.model.js';
/** An incident, and what the caller has seen of it. */
let IncidentInput = class IncidentInput {
    incident;
    ifActs;
};
__decorate([
    Field(() => ID, { description: 'Global id of the incident.' }),
    __metadata("design:type", String)
], IncidentInput.prototype, "incident", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Act only when there have been so many acts (the field acts): nobody decides on what they have not seen.' }),
    __metadata("design:type", Object)
], IncidentInput.prototype, "ifActs", void 0);
IncidentInput = __decorate([
    InputType({ isAbstract: true })
], IncidentInput);
/** What `acknowledgeIncident` and `unacknowledgeIncident` are given. */
let AcknowledgeIncidentInput = class AcknowledgeIncidentInput extends IncidentInput {
    reason;
};
__decorate([
    Field(() => String, { description: 'Why; kept with the incident. 1 to 500 characters.' }),
    __metadata("design:type", String)
], AcknowledgeIncidentInput.prototype, "reason", void 0);
AcknowledgeIncidentInput = __decorate([
    InputType({ description: 'An incident to acknowledge, or to give back, and why.' })
], AcknowledgeIncidentInput);
export { AcknowledgeIncidentInput };
/** What `assignIncident` is given. */
let AssignIncidentInput = class AssignIncidentInput extends IncidentInput {
    assignee;
    reason;
};
__decorate([
    Field(() => String, { nullable: true, description: 'Name of a person, 1 to 100 characters; null assigns it to nobody.' }),
    __metadata("design:type", Object)
], AssignIncidentInput.prototype, "assignee", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the incident. 1 to 500 characters.' }),
    __metadata("design:type", String)
], AssignIncidentInput.prototype, "reason", void 0);
AssignIncidentInput = __decorate([
    InputType({ description: 'An incident to assign, to whom, and why.' })
], AssignIncidentInput);
export { AssignIncidentInput };
/** What `commentOnIncident` is given. */
let CommentOnIncidentInput = class CommentOnIncidentInput extends IncidentInput {
    comment;
};
__decorate([
    Field(() => String, { description: 'The comment, 1 to 2000 characters.' }),
    __metadata("design:type", String)
], CommentOnIncidentInput.prototype, "comment", void 0);
CommentOnIncidentInput = __decorate([
    InputType({ description: 'An incident and what there is to say about it.' })
], CommentOnIncidentInput);
export { CommentOnIncidentInput };
/** The act was recorded. */
let IncidentActPayload = class IncidentActPayload {
    incident;
};
__decorate([
    Field(() => IncidentModel, { description: 'The incident as it is now.' }),
    __metadata("design:type", IncidentModel)
], IncidentActPayload.prototype, "incident", void 0);
IncidentActPayload = __decorate([
    ObjectType({ description: 'The act was recorded under the name of the token.' })
], IncidentActPayload);
export { IncidentActPayload };
/** It was so already. */
let IncidentUnchanged = class IncidentUnchanged {
    code;
    message;
    incident;
};
__decorate([
    Field(() => String, { description: 'Code for programs: ALREADY_ACKNOWLEDGED, NOT_ACKNOWLEDGED or ALREADY_ASSIGNED.' }),
    __metadata("design:type", String)
], IncidentUnchanged.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], IncidentUnchanged.prototype, "message", void 0);
__decorate([
    Field(() => IncidentModel, { description: 'The incident as it is now.' }),
    __metadata("design:type", IncidentModel)
], IncidentUnchanged.prototype, "incident", void 0);
IncidentUnchanged = __decorate([
    ObjectType({ description: 'It was so already; nothing was recorded.' })
], IncidentUnchanged);
export { IncidentUnchanged };
/** Somebody was faster. */
let IncidentChanged = class IncidentChanged {
    code;
    message;
    incident;
};
__decorate([
    Field(() => String, { description: 'Code for programs: INCIDENT_CHANGED.' }),
    __metadata("design:type", String)
], IncidentChanged.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], IncidentChanged.prototype, "message", void 0);
__decorate([
    Field(() => IncidentModel, { description: 'The incident as it is now.' }),
    __metadata("design:type", IncidentModel)
], IncidentChanged.prototype, "incident", void 0);
IncidentChanged = __decorate([
    ObjectType({ description: 'Somebody has acted since; nothing was recorded.' })
], IncidentChanged);
export { IncidentChanged };
/** There is no such incident. */
let IncidentNotFound = class IncidentNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: INCIDENT_NOT_FOUND.' }),
    __metadata("design:type", String)
], IncidentNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], IncidentNotFound.prototype, "message", void 0);
IncidentNotFound = __decorate([
    ObjectType({ description: 'There is no such incident.' })
], IncidentNotFound);
export { IncidentNotFound };
/** Outcomes of an act on an incident. */
export const IncidentActResult = createUnionType({
    name: 'IncidentActResult',
    description: 'The incident after the act, or why nothing was recorded.',
    types: () => [IncidentActPayload, IncidentUnchanged, IncidentChanged, IncidentNotFound],
    resolveType: (value) => {
        if (!('code' in value))
            return IncidentActPayload;
        if (!('incident' in value))
            return IncidentNotFound;
        return value.code === 'INCIDENT_CHANGED' ? IncidentChanged : IncidentUnchanged;
    },
});
//# sourceMappingURL=acts.model.js.map