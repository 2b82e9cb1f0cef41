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
import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_RELEASE_POLICY, isEnded, parseReleasePolicy } from '#libs/audit';
import { countDecisions, findRun, findTrust, listReleases, listSignOffs, openKeyring, releaseEvidence, releaseRun, runStarter, signReport, whyNotSigned } from '#libs/decision-store';
import { mayChange } from '../auth/authorizer.js';
import { ENVIRONMENT } from '../common/api-environment.js';
import { studyOf, toGlobalId } from '../common/global-id.js';
import { CLOCK, STORE } from '../common/tokens.js';
import { CHECK_BUSY, LedgerService, MOST_CHECKED } from '../ledger/ledger.service.js';
import { problemsTold } from '../runs/problems-told.js';
/** Signs reports and releases runs. */
let ReleasesService = class ReleasesService {
    store;
    clock;
    environment;
    ledgers;
    constructor(store, clock, environment, ledgers) {
        this.store = store;
        this.clock = clock;
        this.environment = environment;
        this.ledgers = ledgers;
    }
    async signOffs(run) {
        return (await listSignOffs(this.store, run, this.clock)).map(toSignOff);
    }
    async releases(run) {
        return (await listReleases(this.store, run)).map(toRelease);
    }
    /** Why who asks may not sign reports on a run; null where they may. */
    async signRefusal(run, access) {
        if (access === null)
            return NOBODY;
        return whyNotSigned({ by: access.name, role: access.role }, await runStarter(this.store, run))?.message ?? null;
    }
    async sign({ report, intendedUse, days, dissent, reason }, run, { by, role }) {
        return await problemsTold(async () => {
            const order = { run, intendedUse, days: days ?? 90, by, role, reason, dissent: dissent ?? null, report: report == null ? null : { uuid: studyOf('Report', report, 'input.report') } };
            const outcome = await signReport(this.store, order, { keys: openKeyring(this.environment.home), clock: this.clock });
            if (outcome.kind === 'refused')
                return outcome;
            const signed = (await this.signOffs(run)).find(({ uuid }) => uuid === outcome.uuid);
            return signed === undefined ? notFound(run) : { signOff: signed };
        });
    }
    async release({ override, reason }, run, { by, role }) {
        return await problemsTold(async () => {
            if ((await findRun(this.store, run)) === null)
                return notFound(run);
            // the gate checks it anew
            const decisions = await countDecisions(this.store, run);
            if (decisions > MOST_CHECKED)
                return { code: 'LEDGER_TOO_LARGE', message: `the ledger holds ${decisions} decisions, and at most ${MOST_CHECKED} are checked here: use gradlens release ${run}`, judged: null };
            const { home, anchor, releasePolicy } = this.environment;
            const policy = await readPolicy(releasePolicy);
            const evidence = await this.ledgers.alone(() => releaseEvidence(this.store, run, { trust: findTrust({ home, anchorFile: anchor?.file }), clock: this.clock }));
            if (evidence === null)
                return { code: 'CHECK_BUSY', message: CHECK_BUSY, judged: null };
            const outcome = await releaseRun(this.store, { run, by, role, reason, isOverride: override === true }, { policy, evidence });
            if (outcome.kind === 'not-allowed')
                return { ...outcome, judged: null };
            const release = toRelease(outcome.release);
            return release.state === 'refused' ? { code: 'POLICY_REFUSES', message: refusalWords(release), judged: release } : { release };
        });
    }
};
ReleasesService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(CLOCK)),
    __param(2, Inject(ENVIRONMENT)),
    __metadata("design:paramtypes", [Object, Object, Object, LedgerService])
], ReleasesService);
export { ReleasesService };
const NOBODY = 'an act needs a name: sign in';
/** Why who asks may not ask for a release; null where they may. */
export function whyNotReleased(state, access) {
    if (access === null)
        return NOBODY;
    if (!mayChange(access.role))
        return `role ${access.role} releases nothing: operators, reviewers and admins do`;
    return isEnded(state) ? null : `it is ${state}: a run is released when it has ended`;
}
function notFound(run) {
    return { code: 'RUN_NOT_FOUND', message: `there is no run ${run}` };
}
function refusalWords({ policyName, clauses }) {
    return `policy "${policyName}" refuses: ${clauses.filter(({ verdict }) => verdict === 'refused').map(({ clause, why }) => `${clause}: ${why}`).join('; ')}`;
}
async function readPolicy(file) {
    return file === undefined ? DEFAULT_RELEASE_POLICY : parseReleasePolicy(await readFile(file, 'utf8'), file);
}
function toSignOff({ report, uuid, reportSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt, state, why }) {
    return { report: toGlobalId('Report', report), uuid, reportSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt, state, why };
}
function toRelease({ policy, uuid, state, policySha256, clauses, weightsSha256, by, role, reason, createdAt }) {
    return { policyName: policy.name, uuid, state, policySha256, clauses, weightsSha256, by, role, reason, createdAt };
}
//# sourceMappingURL=releases.service.js.map