import { fidelityWords } from '#libs/contracts';
import { toGlobalId } from '../common/global-id.js';
import { measured } from '../common/measured-number.js';
/** A stored impact as GraphQL tells it. */
export function toImpact({ run, result, ...row }) {
    return { ...row, id: toGlobalId('Impact', row.uuid), runUuid: run, result: result === null ? null : toResult(result) };
}
function toResult(result) {
    const { verdict, statistic, positive, records, groups, leftOut, seedsWith, seedsWithout, fidelity, trainings, seconds, trainingSeconds } = result;
    return {
        ...{ verdict, words: verdict, statistic, positive, records, seedsWith, seedsWithout, trainings, seconds, trainingSeconds },
        ...{ bitExact: fidelity.bitExact, sameWeights: fidelity.sameWeights, fidelity: fidelityWords(fidelity) },
        groups: groups.map(toGroup),
        leftOut: leftOut.map(({ attribute, reason }) => `${attribute}: ${reason}`),
    };
}
function toGroup({ attributes, group, count, gained, lost, seedFlips, rank, adjustedPValue, verdict, ...shares }) {
    const { flipShare, flipCi95, netShare, netCi95, rateShift, rateSpread, excessFlipShare } = shares;
    return {
        ...{ attributes, group, count, gained, lost, rank, adjustedPValue, verdict },
        ...{ seedFlipsLeast: seedFlips.least, seedFlipsMedian: seedFlips.median, seedFlipsMost: seedFlips.most },
        ...{ flipShare: measured(flipShare), flipLow: measured(flipCi95[0]), flipHigh: measured(flipCi95[1]) },
        ...{ netShare: measured(netShare), netLow: measured(netCi95[0]), netHigh: measured(netCi95[1]) },
        ...{ rateShift: measured(rateShift), rateSpread: measured(rateSpread), excessFlipShare: measured(excessFlipShare) },
    };
}
//# sourceMappingURL=to-impact.js.map