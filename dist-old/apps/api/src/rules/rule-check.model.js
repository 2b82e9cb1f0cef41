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
import { SeverityEnum } from '../common/enums.js';
/** A mistake in a rule file. */
let RuleFileProblem = class RuleFileProblem {
    line;
    column;
    path;
    value;
    allowed;
    message;
};
__decorate([
    Field(() => Int, { description: 'Line, from 1.' }),
    __metadata("design:type", Number)
], RuleFileProblem.prototype, "line", void 0);
__decorate([
    Field(() => Int, { description: 'Column, from 1.' }),
    __metadata("design:type", Number)
], RuleFileProblem.prototype, "column", void 0);
__decorate([
    Field(() => String, { description: 'Path of the field; empty for the file itself.' }),
    __metadata("design:type", String)
], RuleFileProblem.prototype, "path", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'What was found; null when the field is missing.' }),
    __metadata("design:type", Object)
], RuleFileProblem.prototype, "value", void 0);
__decorate([
    Field(() => String, { description: 'What is allowed.' }),
    __metadata("design:type", String)
], RuleFileProblem.prototype, "allowed", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], RuleFileProblem.prototype, "message", void 0);
RuleFileProblem = __decorate([
    ObjectType({ description: 'A mistake in a rule file: where, what was found, what is allowed.' })
], RuleFileProblem);
export { RuleFileProblem };
/** A rule of a file that is right. */
let CheckedRule = class CheckedRule {
    name;
    version;
    severity;
    activeVersion;
    isBacktested;
};
__decorate([
    Field(() => String, { description: 'Its name.' }),
    __metadata("design:type", String)
], CheckedRule.prototype, "name", void 0);
__decorate([
    Field(() => String, { description: 'sha256 of its text with defaults filled in, hex.' }),
    __metadata("design:type", String)
], CheckedRule.prototype, "version", void 0);
__decorate([
    Field(() => SeverityEnum, { description: 'How bad its alerts would be.' }),
    __metadata("design:type", String)
], CheckedRule.prototype, "severity", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The version that is active in the project; null where none is.' }),
    __metadata("design:type", Object)
], CheckedRule.prototype, "activeVersion", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether this version was back-tested in the project: a critical rule goes live only then.' }),
    __metadata("design:type", Boolean)
], CheckedRule.prototype, "isBacktested", void 0);
CheckedRule = __decorate([
    ObjectType({ description: 'A rule of a file that is right, beside what is active under its name.' })
], CheckedRule);
export { CheckedRule };
/** What a check found. */
let RuleCheck = class RuleCheck {
    rules;
    problems;
};
__decorate([
    Field(() => [CheckedRule], { description: 'Its rules; empty where there are mistakes.' }),
    __metadata("design:type", Array)
], RuleCheck.prototype, "rules", void 0);
__decorate([
    Field(() => [RuleFileProblem], { description: 'Its mistakes.' }),
    __metadata("design:type", Array)
], RuleCheck.prototype, "problems", void 0);
RuleCheck = __decorate([
    ObjectType({ description: 'What a check of a rule file found: its rules, or all its mistakes in the order of the file.' })
], RuleCheck);
export { RuleCheck };
//# sourceMappingURL=rule-check.model.js.map