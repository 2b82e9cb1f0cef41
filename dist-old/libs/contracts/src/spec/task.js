import { InputError } from '../errors.js';
/** What is predicted: one of some classes, or a number. */
export const TASKS = ['classification', 'regression'];
/** Named data sets whose label is a number. */
const NAMED_REGRESSIONS = ['diabetes'];
/** What a run predicts. */
export function taskOf({ kind, name = '', task }) {
    return kind === 'named' && NAMED_REGRESSIONS.includes(name) ? 'regression' : (task ?? 'classification');
}
/**
 * Refuses what asks for classes where a number is predicted, and the other way round.
 *
 * @throws InputError naming the first field that does not fit.
 */
export function requireTask(spec, source) {
    const problem = taskOf(spec.data) === 'classification' ? ofClasses(spec) : ofNumbers(spec);
    if (problem !== null)
        throw new InputError({ source, path: problem.path, value: JSON.stringify(problem.value), allowed: problem.allowed });
}
function ofClasses({ target = {} }) {
    if ('testAccuracy' in target || Object.keys(target).length === 0)
        return null;
    return { path: 'target', value: target, allowed: 'testAccuracy: classes are predicted; testR2 and testRmse are of regression' };
}
function ofNumbers({ data, target = {}, classWeights, sensitivity }) {
    if ('testAccuracy' in target)
        return { path: 'target', value: target, allowed: 'testR2 or testRmse: a number is predicted, and nothing is classified right' };
    if (data.positive !== undefined)
        return { path: 'data.positive', value: data.positive, allowed: 'nothing with task regression: a number has no classes' };
    if (classWeights !== undefined)
        return { path: 'classWeights', value: classWeights, allowed: 'nothing where a number is predicted: it has no classes' };
    const at = sensitivity.findIndex(({ policy }) => policy === 'borderline' || policy === 'flips');
    if (at < 0)
        return null;
    return { path: `sensitivity[${at}].policy`, value: sensitivity[at]?.policy, allowed: '"listed", "protected" where a number is predicted: there is no threshold that it could be near to, or change sides of' };
}
//# sourceMappingURL=task.js.map