var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../common/scalars.js';
import { RecordingModel } from './recording.model.js';
/** How the service stands. */
let Health = class Health {
    version;
    database;
    embedded;
    executors;
    recording;
    notifications;
    time;
};
__decorate([
    Field(() => String, { description: 'Version of gradlens.' }),
    __metadata("design:type", String)
], Health.prototype, "version", void 0);
__decorate([
    Field(() => String, { description: 'ok when the database answers, else down.' }),
    __metadata("design:type", String)
], Health.prototype, "database", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether the database is the embedded one.' }),
    __metadata("design:type", Boolean)
], Health.prototype, "embedded", void 0);
__decorate([
    Field(() => Int, { description: 'Runs that a process executes now.' }),
    __metadata("design:type", Number)
], Health.prototype, "executors", void 0);
__decorate([
    Field(() => RecordingModel, { description: 'How recording on this machine stands; told without the database.' }),
    __metadata("design:type", RecordingModel)
], Health.prototype, "recording", void 0);
__decorate([
    Field(() => String, { description: 'ok; none: there is no notification file, nobody is told of alerts; wrong: its newest version is not in force (notifyState says why).' }),
    __metadata("design:type", String)
], Health.prototype, "notifications", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'Time of the server. UTC.' }),
    __metadata("design:type", Date)
], Health.prototype, "time", void 0);
Health = __decorate([
    ObjectType({ description: 'How the service stands.' })
], Health);
export { Health };
//# sourceMappingURL=health.model.js.map