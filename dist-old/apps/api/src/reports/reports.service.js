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
import { uuidv7 } from 'uuidv7';
import { diffReports, verifyReport } from '#libs/audit';
import { checkedReason } from '#libs/contracts';
import { earlierReport, findReport, findRun, listReports, readReportDocument, registeredKeys, reportQuestion, reportStudies } from '#libs/decision-store';
import { badInput } from '../common/bad-input.js';
import { toConnection } from '../common/connection.js';
import { studyOf, toGlobalId } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import { problemsTold } from '../runs/problems-told.js';
import { copyOf, mostOf } from './report-levels.js';
/** Changes that are listed at most. */
const MOST_CHANGES = 500;
/** Reads reports, asks for them, cancels them. */
let ReportsService = class ReportsService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list({ first, after, run, project, record }) {
        const page = await listReports(this.store, { first, run, project: project ?? undefined, record, after: after === null || after === undefined ? undefined : studyOf('Report', after, 'after') });
        const edges = page.rows.map(toReport).map((node) => ({ cursor: node.id, node }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(uuid) {
        const row = await findReport(this.store, uuid);
        return row === null ? null : toReport(row);
    }
    async create({ record }, run, { by, reason }) {
        return await problemsTold(async () => {
            const checked = checkedReason(reason, 'input.reason');
            if ((await findRun(this.store, run)) === null)
                return { code: 'RUN_NOT_FOUND', message: `there is no run ${run}` };
            const question = await reportQuestion(this.store, run, record ?? null, { source: null, path: 'input.record' });
            const uuid = uuidv7();
            await reportStudies.ask(this.store, { uuid, run, question, by, reason: checked });
            const asked = await this.find(uuid);
            return asked === null ? { code: 'RUN_NOT_FOUND', message: `run ${run} is gone` } : { report: asked };
        });
    }
    /** @throws InputError when there is no reason. */
    async cancel(uuid, { by, reason }) {
        const outcome = await reportStudies.cancel(this.store, uuid, { by, reason: checkedReason(reason, 'input.reason') });
        if (outcome.kind === 'ended')
            return { code: 'REPORT_ENDED', message: `report ${uuid} is ${outcome.state}`, state: outcome.state };
        const report = outcome.kind === 'not-there' ? null : await this.find(uuid);
        return report === null ? { code: 'REPORT_NOT_FOUND', message: `there is no report ${uuid}` } : { report };
    }
    /** What a check of the stored document finds, with the keys that the database knows; null where there is none. */
    async check({ uuid }) {
        const document = await readReportDocument(this.store, uuid);
        if (document === null)
            return null;
        const { problems, fields, provedDecisions, signer } = verifyReport(document, await registeredKeys(this.store.pool));
        return { problems, fields, provedDecisions, signers: signer };
    }
    /** What changed since another report on the same subject, the last completed one before it unless it is named, as far as who asks may see; null for the first one. */
    async changes(report, access, since) {
        const { uuid } = report;
        const earlier = since === null ? await earlierReport(this.store, uuid) : await this.comparable(report, since);
        const [before, after] = [earlier === null ? null : await readReportDocument(this.store, earlier.uuid), await readReportDocument(this.store, uuid)];
        if (earlier === null || before === null || after === null)
            return null;
        const level = mostOf(access);
        const changes = diffReports(copyOf(before, earlier.uuid, level).content, copyOf(after, uuid, level).content);
        return { since: toGlobalId('Report', earlier.uuid), sinceVersion: earlier.version, sinceAt: earlier.createdAt, changes: changes.slice(0, MOST_CHANGES) };
    }
    /** A completed report on the same subject as another. @throws GraphQLError BAD_USER_INPUT when it is none. */
    async comparable({ runUuid, question }, since) {
        const row = await findReport(this.store, since);
        if (row?.state === 'completed' && row.run === runUuid && row.question.record === question.record)
            return row;
        throw badInput('since', since, 'a completed report on the same run and subject');
    }
};
ReportsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], ReportsService);
export { ReportsService };
/** A stored report as GraphQL tells it. */
function toReport({ run, question, ...row }) {
    return { ...row, question, id: toGlobalId('Report', row.uuid), runUuid: run, record: question.record, isOnPrediction: question.record !== null, path: `/reports/v1/${row.uuid}` };
}
//# sourceMappingURL=reports.service.js.map