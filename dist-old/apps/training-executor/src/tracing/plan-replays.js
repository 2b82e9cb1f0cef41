import { createHash } from 'node:crypto';
import { seededRandom } from '#libs/datasets';
import { decisionAt, largestEffects, leadingSteps, SET_SHARES, setSize } from '#libs/decision-trace';
/** Replays that change one scale by its last bit. */
const NOISE_REPLAYS = 4;
/**
 * Draws what is replayed: the same lots for all targets, and for the same seed.
 *
 * @param effects estimates of each target, `[steps * layers]`.
 * @param named sets asked for by name.
 */
export function planReplays(effects, path, { controls, sets, verify, seed }, named = []) {
    const random = seededRandom(seed, 6);
    const all = Array.from(path.scales.keys());
    const leading = leadingPlaces(path);
    // a decision whose scale is 1 has nothing to neutralise
    const places = leading.filter((i) => path.scales[i] !== 1 && effects.every((of) => Number.isFinite(of[i])));
    const draw = drawer(places, random.below);
    const single = draw(controls).map((place) => [place]);
    const bySize = SET_SHARES.map(() => []);
    for (let i = 0; i < sets && places.length > 0; i++) {
        const at = i % SET_SHARES.length;
        bySize[at]?.push(draw(setSize(SET_SHARES[at] ?? 0, places.length)));
    }
    return {
        noise: noisePlaces(leading, seed), controls: single, sets: bySize, all, movable: places,
        tops: effects.map((of) => largestEffects(of, path, verify).map(({ step, layer }) => [step * path.layers + layer])),
        named: planNamed(named, places, { controls, seed }),
    };
}
/** Draws by lot, each draw without replacement: of so many distinct places, or all there are. */
function drawer(places, below) {
    const lot = [...places];
    return (count) => {
        const drawn = Math.min(count, lot.length);
        for (let i = 0; i < drawn; i++) {
            const j = i + below(lot.length - i);
            [lot[i], lot[j]] = [lot[j], lot[i]];
        }
        return lot.slice(0, drawn);
    };
}
/** Of a set that holds more than this share of the decisions a random one of its size would be much the same. */
const MOST_OF_ALL = 0.9;
function planNamed(named, movable, { controls, seed }) {
    const random = seededRandom(seed, 14);
    const isMovable = new Set(movable);
    const draw = drawer(movable, random.below);
    return named.map(({ name, places }) => {
        const moving = places.filter((place) => isMovable.has(place));
        const isLot = moving.length > 0 && moving.length <= MOST_OF_ALL * movable.length;
        return { name, places, moving, controls: Array.from({ length: isLot ? controls : 0 }, () => draw(moving.length)) };
    });
}
function noisePlaces(leading, seed) {
    const random = seededRandom(seed, 5);
    return Array.from({ length: NOISE_REPLAYS }, () => [leading[random.below(leading.length)]]);
}
/** Decisions that led to the end of the run: those that a rollback left have moved nothing. */
function leadingPlaces(path) {
    const leads = leadingSteps(path);
    return Array.from(path.scales.keys()).filter((i) => leads[Math.floor(i / path.layers)] === 1);
}
/** Decisions neutralised. */
export function neutralised(places, path) {
    return places.map((place) => decisionAt(path, place, 1));
}
/** Decisions with scales moved a share of their way to 1; away from it by a negative one. */
export function movedTowards(places, path, share) {
    return places.map((place) => decisionAt(path, place, path.scales[place] + share * (1 - path.scales[place])));
}
/** Decisions with scales changed by their last bit. */
export function nudged(places, path) {
    return places.map((place) => decisionAt(path, place, path.scales[place] * (1 + 2 ** -23)));
}
/** Name of a replay: the same alterations have the same one. */
export function replayKey(altered) {
    return createHash('sha256').update(JSON.stringify(altered.map(({ step, layer, scale }) => [step, layer, scale]))).digest('hex').slice(0, 32);
}
//# sourceMappingURL=plan-replays.js.map