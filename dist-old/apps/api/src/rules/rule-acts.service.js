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
import { checkedReason } from '#libs/contracts';
import { activateOwnRules, backtestedVersions, deactivateRule, listActivations, listPastActivations, setRuleMode } from '#libs/decision-store';
import { problemLine } from '#libs/stability-rules';
import { projectName } from '../alerts/rules.service.js';
import { STORE } from '../common/tokens.js';
import { problemsTold } from '../runs/problems-told.js';
import { readRulesText, requireRulesText } from './read-rules.js';
/** Changes that are told at most. */
const MOST_CHANGES = 200;
/** Checks and sets the rules of projects. */
let RuleActs = class RuleActs {
    store;
    constructor(store) {
        this.store = store;
    }
    /** What is wrong with the text of a rule file, else its rules beside those that are active. */
    async check(project, text) {
        const { rules, problems } = readRulesText(text);
        if (problems.length > 0)
            return { rules: [], problems: problems.map((problem) => ({ ...problem, message: sentenceOf(problem) })) };
        const active = await listActivations(this.store, projectName(project));
        const tested = await backtestedVersions(this.store, project, rules.map(({ version }) => version));
        return {
            problems: [],
            rules: rules.map(({ rule: { name, severity }, version }) => ({ name, severity, version, activeVersion: active.find(({ rule }) => rule === name)?.version ?? null, isBacktested: tested.has(`${name} ${version}`) })),
        };
    }
    /** How a rule, or any, was set in a project: latest first. */
    async history(project, rule) {
        return (await listPastActivations(this.store, projectName(project), { rule: rule ?? undefined, first: MOST_CHANGES })).map(toChange);
    }
    async activate(project, { text, shadow }, act) {
        return await problemsTold(async () => {
            const why = whyOf(project, act);
            return { changes: (await activateOwnRules(this.store, requireRulesText(text), { shadow, why })).map(toChange) };
        });
    }
    async setMode(project, { rule, mode }, act) {
        return await problemsTold(async () => ({ changes: (await setRuleMode(this.store, rule, { mode, why: whyOf(project, act) })).map(toChange) }));
    }
    async deactivate(project, rule, act) {
        return await problemsTold(async () => ({ changes: [toChange(await deactivateRule(this.store, rule, whyOf(project, act)))] }));
    }
};
RuleActs = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], RuleActs);
export { RuleActs };
/** One line for a person who has the text before him. */
function sentenceOf(problem) {
    return problemLine(problem).replace(/^\w+:(\d+):(\d+):? /, 'line $1, column $2: ');
}
/** @throws InputError for a reason that is none. */
function whyOf(project, { by, reason }) {
    return { project: projectName(project), by, reason: checkedReason(reason, 'input.reason') };
}
function toChange({ by, ...rest }) {
    return { ...rest, activatedBy: by };
}
//# sourceMappingURL=rule-acts.service.js.map