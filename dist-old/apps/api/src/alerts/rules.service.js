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
import { listProjectRules, ruleProblems } from '#libs/decision-store';
import { badInput } from '../common/bad-input.js';
import { STORE } from '../common/tokens.js';
/** Longest name of a project. */
const MAX_PROJECT = 100;
/** Reads the rules of projects. */
let RulesService = class RulesService {
    store;
    constructor(store) {
        this.store = store;
    }
    /** All rules of a project, those that are off too. @throws the error of bad input for a name that cannot be one. */
    async list(project) {
        const name = projectName(project);
        const [rules, problems] = await Promise.all([listProjectRules(this.store, name), ruleProblems(this.store, name)]);
        return rules.map((rule) => ({ ...toRule(rule), ...healthOf(problems.get(rule.rule.name)) }));
    }
};
RulesService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], RulesService);
export { RulesService };
/** The name of a project. @throws the error of bad input for one that cannot be a name. */
export function projectName(project) {
    if (project.trim() !== '' && project.length <= MAX_PROJECT)
        return project;
    throw badInput('project', project.slice(0, 80), `1 to ${MAX_PROJECT} characters`);
}
/** Labels as a list, by name. */
export function toLabels(labels) {
    return Object.entries(labels ?? {}).map(([name, value]) => ({ name, value }));
}
function healthOf({ runs, problem } = { runs: 0, problem: null }) {
    return { failingRuns: runs, problem };
}
function toRule({ rule, version, kind, mode, text, activation }) {
    const { activatedAt, by, reason } = activation ?? { activatedAt: null, by: null, reason: null };
    return {
        ...{ name: rule.name, version, severity: rule.severity, kind, mode, text },
        ...{ condition: rule.text.condition, meaning: rule.text.meaning, whatToDo: rule.text.action },
        labels: toLabels(rule.labels),
        runbook: rule.runbook ?? null,
        action: rule.action?.kind ?? null,
        ...{ activatedAt, activatedBy: by, activationReason: reason },
    };
}
//# sourceMappingURL=rules.service.js.map