import * as tf from '@tensorflow/tfjs';
import { createLayout } from '#libs/gradient-scaling';
import { cnnStages } from './cnn.js';
import { mlpStages } from './mlp.js';
import { requireNumbers } from './model-shape.js';
import { textBagStages, transformerStages } from './texts.js';
/**
 * Builds the network of a spec.
 *
 * @throws InputError if the data are not of the kind that the net is for: images, texts.
 */
export function createModel(spec, shape) {
    const stages = stagesOf(spec, shape);
    const layers = stages.flatMap(layersOf);
    const layout = createLayout(layers);
    return {
        layers,
        layout,
        dropouts: stages.filter(isDropout),
        facts: layers.map(({ name, kind, module }, i) => {
            const parameterCount = layout.layers[i]?.size ?? 0;
            return { layer: i, name, kind, module, depth: i, parameterCount };
        }),
        forward: (params, inputs, masks = {}) => stages.reduce((x, stage) => runStage(stage, x, { params, masks, inputs }), inputs),
        forwardReplicas: (params, inputs, masks = {}) => runReplicas(stages, { params, masks, inputs }, inputs.rank === shape.inputShape.length + 1),
    };
}
function stagesOf(spec, shape) {
    switch (spec.kind) {
        case 'mlp':
            requireNumbers(spec.kind, shape);
            return mlpStages(spec, shape);
        case 'cnn':
            requireNumbers(spec.kind, shape);
            return cnnStages(spec, shape);
        case 'text-bag':
            return textBagStages(spec, shape);
        case 'transformer':
            return transformerStages(spec, shape);
    }
}
function isDropout(stage) {
    return typeof stage !== 'function' && 'rate' in stage;
}
function isComposite(stage) {
    return 'run' in stage;
}
function layersOf(stage) {
    if (typeof stage === 'function' || isDropout(stage))
        return [];
    return isComposite(stage) ? stage.layers : [stage];
}
function runStage(stage, x, parts) {
    if (typeof stage === 'function')
        return stage(x);
    if (isDropout(stage))
        return masked(x, parts.masks[stage.name]);
    const apply = (layer, y) => layer.forward(y, variablesOf(layer, parts.params));
    return isComposite(stage) ? stage.run(x, { inputs: parts.inputs, isReplicated: false, apply }) : apply(stage, x);
}
function masked(x, mask) {
    return mask === undefined ? x : tf.mul(x, mask);
}
/** @param isShared whether all replicas see the same batch. */
function runReplicas(stages, { params, masks, inputs }, isShared) {
    let [x, shared] = [inputs, isShared];
    for (const stage of stages) {
        if (typeof stage === 'function') {
            x = shared ? stage(x) : overReplicas(stage, x);
        }
        else if (isDropout(stage)) {
            x = masked(x, masks[stage.name]);
        }
        else if (isComposite(stage)) {
            // without layers of its own it stands behind one, so that what goes through is of replicas
            x = stage.run(x, { inputs, isReplicated: true, apply: (layer, y) => layer.forwardReplicas(y, variablesOf(layer, params), shared) });
            shared = false;
        }
        else {
            x = stage.forwardReplicas(x, variablesOf(stage, params), shared);
            shared = false;
        }
    }
    return x;
}
/** A stage without weights treats the examples of all replicas as one batch. */
function overReplicas(stage, x) {
    const [replicas, batch, ...example] = x.shape;
    const y = stage(tf.reshape(x, [replicas * batch, ...example]));
    return tf.reshape(y, [replicas, batch, ...y.shape.slice(1)]);
}
function variablesOf({ name }, params) {
    const variables = params[name];
    if (variables === undefined)
        throw new RangeError(`layer ${name} has no weights`);
    return variables;
}
//# sourceMappingURL=model.js.map