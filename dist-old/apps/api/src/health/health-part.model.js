var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar } from '../common/scalars.js';
/** Parts of the service, in the order in which they are told. */
export const HealthPartNameEnum = { DATABASE: 'database', RECORDING: 'recording', EXECUTION: 'execution', RULES: 'rules', NOTIFICATIONS: 'notifications', DELIVERIES: 'deliveries' };
registerEnumType(HealthPartNameEnum, {
    name: 'HealthPartName',
    description: 'A part of the service.',
    valuesMap: {
        DATABASE: { description: 'The database.' },
        RECORDING: { description: 'What runs of this machine record, on its way to the database.' },
        EXECUTION: { description: 'Executors that take runs which wait.' },
        RULES: { description: 'Rules that look at what is recorded.' },
        NOTIFICATIONS: { description: 'The notification file: who is told of alerts.' },
        DELIVERIES: { description: 'Telling them.' },
    },
});
/** How a part can stand. */
export const HealthPartStateEnum = { OK: 'ok', DEGRADED: 'degraded', DOWN: 'down', UNKNOWN: 'unknown' };
registerEnumType(HealthPartStateEnum, {
    name: 'HealthPartState',
    description: 'How a part of the service stands.',
    valuesMap: {
        OK: { description: 'All is well.' },
        DEGRADED: { description: 'Something waits, or is not done, and nothing is lost by it yet: somebody should look.' },
        DOWN: { description: 'It does not work.' },
        UNKNOWN: { description: 'Nobody can tell now: the database is away.' },
    },
});
/** A part of the service. */
let HealthPartModel = class HealthPartModel {
    name;
    state;
    since;
    detail;
    whatToDo;
};
__decorate([
    Field(() => HealthPartNameEnum, { description: 'Which part.' }),
    __metadata("design:type", String)
], HealthPartModel.prototype, "name", void 0);
__decorate([
    Field(() => HealthPartStateEnum, { description: 'How it stands.' }),
    __metadata("design:type", String)
], HealthPartModel.prototype, "state", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'Since when it stands so, as far as this API process has seen: it looks when somebody asks; where the database or the disk tells, since then. UTC.' }),
    __metadata("design:type", Date)
], HealthPartModel.prototype, "since", void 0);
__decorate([
    Field(() => String, { description: 'What is so, as one sentence.' }),
    __metadata("design:type", String)
], HealthPartModel.prototype, "detail", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'What to do about it, as one sentence; null where nothing is to be done.' }),
    __metadata("design:type", Object)
], HealthPartModel.prototype, "whatToDo", void 0);
HealthPartModel = __decorate([
    ObjectType('HealthPart', { description: 'A part of the service: how it stands, since when, and what to do about it.' })
], HealthPartModel);
export { HealthPartModel };
//# sourceMappingURL=health-part.model.js.map