var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { AlertModel } from '../alerts/alert.model.js';
import { VerdictEnum } from '../common/enums.js';
import { DateTimeScalar } from '../common/scalars.js';
/** What somebody thinks of an alert. */
let AlertMarkModel = class AlertMarkModel {
    verdict;
    by;
    reason;
    at;
};
__decorate([
    Field(() => VerdictEnum, { description: 'Whether it was of use.' }),
    __metadata("design:type", String)
], AlertMarkModel.prototype, "verdict", void 0);
__decorate([
    Field(() => String, { description: 'Who says so.' }),
    __metadata("design:type", String)
], AlertMarkModel.prototype, "by", void 0);
__decorate([
    Field(() => String, { description: 'Why.' }),
    __metadata("design:type", String)
], AlertMarkModel.prototype, "reason", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When. UTC.' }),
    __metadata("design:type", Date)
], AlertMarkModel.prototype, "at", void 0);
AlertMarkModel = __decorate([
    ObjectType('AlertMark', { description: 'What somebody thinks of an alert: the last thing they said.' })
], AlertMarkModel);
export { AlertMarkModel };
/** What `markAlert` is given. */
let MarkAlertInput = class MarkAlertInput {
    alert;
    verdict;
    reason;
};
__decorate([
    Field(() => ID, { description: 'Global id of the alert.' }),
    __metadata("design:type", String)
], MarkAlertInput.prototype, "alert", void 0);
__decorate([
    Field(() => VerdictEnum, { description: 'Whether it was of use.' }),
    __metadata("design:type", String)
], MarkAlertInput.prototype, "verdict", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the alert. 1 to 500 characters.' }),
    __metadata("design:type", String)
], MarkAlertInput.prototype, "reason", void 0);
MarkAlertInput = __decorate([
    InputType({ description: 'An alert, whether it was of use, and why.' })
], MarkAlertInput);
export { MarkAlertInput };
/** The mark was recorded. */
let MarkAlertPayload = class MarkAlertPayload {
    alert;
};
__decorate([
    Field(() => AlertModel, { description: 'The alert.' }),
    __metadata("design:type", AlertModel)
], MarkAlertPayload.prototype, "alert", void 0);
MarkAlertPayload = __decorate([
    ObjectType({ description: 'The mark was recorded under the name of the token.' })
], MarkAlertPayload);
export { MarkAlertPayload };
/** The caller had said so already. */
let AlertMarkUnchanged = class AlertMarkUnchanged {
    code;
    message;
    alert;
};
__decorate([
    Field(() => String, { description: 'Code for programs: ALREADY_MARKED.' }),
    __metadata("design:type", String)
], AlertMarkUnchanged.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], AlertMarkUnchanged.prototype, "message", void 0);
__decorate([
    Field(() => AlertModel, { description: 'The alert.' }),
    __metadata("design:type", AlertModel)
], AlertMarkUnchanged.prototype, "alert", void 0);
AlertMarkUnchanged = __decorate([
    ObjectType({ description: 'You had marked it so already; nothing was recorded.' })
], AlertMarkUnchanged);
export { AlertMarkUnchanged };
/** There is no such alert. */
let AlertNotFound = class AlertNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: ALERT_NOT_FOUND.' }),
    __metadata("design:type", String)
], AlertNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], AlertNotFound.prototype, "message", void 0);
AlertNotFound = __decorate([
    ObjectType({ description: 'There is no such alert.' })
], AlertNotFound);
export { AlertNotFound };
/** Outcomes of `markAlert`. */
export const MarkAlertResult = createUnionType({
    name: 'MarkAlertResult',
    description: 'The marked alert, or why nothing was recorded.',
    types: () => [MarkAlertPayload, AlertMarkUnchanged, AlertNotFound],
    resolveType: (value) => {
        if (!('code' in value))
            return MarkAlertPayload;
        return 'alert' in value ? AlertMarkUnchanged : AlertNotFound;
    },
});
//# sourceMappingURL=marks.model.js.map