/**
 * The gauges of the API's /metrics that hold the last step of live runs, by the name that an expression has for them.
 * Labels: run, project, and layer for those of layers.
 */
export const PROMETHEUS_METRICS = {
    layer: {
        rawScale: 'gradlens_layer_raw_scale',
        scale: 'gradlens_layer_scale',
        gradNorm: 'gradlens_layer_gradient_norm',
        paramNorm: 'gradlens_layer_weight_norm',
        updateNorm: 'gradlens_layer_update_norm',
        cosine: 'gradlens_layer_cosine',
        noise: 'gradlens_layer_noise',
    },
    run: {
        loss: 'gradlens_run_loss',
        gradNorm: 'gradlens_run_gradient_norm',
        paramNorm: 'gradlens_run_weight_norm',
        updateNorm: 'gradlens_run_update_norm',
        scaleMin: 'gradlens_run_scale_min',
        scaleMax: 'gradlens_run_scale_max',
    },
};
//# sourceMappingURL=prometheus-metrics.js.map