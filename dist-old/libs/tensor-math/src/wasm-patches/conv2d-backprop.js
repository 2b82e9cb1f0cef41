import * as tf from '@tensorflow/tfjs';
import { freeAll, inputOf, runStock, runWasmKernel, transposed } from './wasm-kernel.js';
/**
 * Gradient of a convolution by its filter: `dW = crop(Conv2D(xᵀ, dyᵀ, dilation = stride))`, with the batch as the
 * input channels: x `[N,H,W,C]` → `[C,H,W,N]`, dy `[N,H',W',K]` → filter `[H',W',N,K]`, result `[C,h,w,K]` → `[h,w,C,K]`.
 *
 * Missing in the wasm package. Only NHWC without dilation, the only form that TensorFlow.js differentiates.
 */
export const conv2dBackpropFilterPatch = {
    kernelName: 'Conv2DBackpropFilter',
    reason: 'missing; no convolution could be trained',
    run(call) {
        const { backend } = call;
        const x = inputOf(call, 'x');
        const attrs = call.attrs;
        const conv = convInfo(x.shape, attrs.filterShape, attrs);
        const images = transposed(x, [3, 1, 2, 0], backend);
        const filter = transposed(inputOf(call, 'dy'), [1, 2, 0, 3], backend);
        const product = convolve(call, images, filter, {
            pad: explicitPad(conv.padInfo),
            dilations: [conv.strideHeight, conv.strideWidth],
        });
        const cropped = crop(call, product, [conv.inChannels, conv.filterHeight, conv.filterWidth, conv.outChannels]);
        const out = transposed(cropped, [1, 2, 0, 3], backend);
        freeAll(backend, cropped === product ? [images, filter, product] : [images, filter, product, cropped]);
        return out;
    },
};
/**
 * Gradient of a stride-1 convolution by its input: `dx = Conv2D(pad(dy), rot180(W)ᵀ)` with padding `filter − 1 − pad`.
 *
 * The stock kernel is right but a plain loop; it stays for other strides and for paddings wider than the filter.
 */
export const conv2dBackpropInputPatch = {
    kernelName: 'Conv2DBackpropInput',
    reason: 'a plain loop; stride 1 becomes a convolution',
    run(call, stock) {
        const { backend } = call;
        const filter = inputOf(call, 'filter');
        const attrs = call.attrs;
        const conv = convInfo(attrs.inputShape, filter.shape, attrs);
        const pad = fullPad(conv);
        if (pad === null || attrs.dataFormat === 'NCHW')
            return runStock(stock, call);
        const turned = runWasmKernel('Reverse', { inputs: { x: filter }, backend, attrs: { dims: [0, 1] } });
        const swapped = transposed(turned, [0, 1, 3, 2], backend);
        const out = convolve(call, inputOf(call, 'dy'), swapped, { pad, dilations: [1, 1] });
        freeAll(backend, [turned, swapped]);
        return out;
    },
};
function convInfo(inShape, filterShape, attrs) {
    const { strides, pad, dimRoundingMode } = attrs;
    return tf.backend_util.computeConv2DInfo(inShape, filterShape, strides, 1, pad, dimRoundingMode);
}
function convolve(call, x, filter, attrs) {
    return runWasmKernel('Conv2D', {
        inputs: { x, filter },
        backend: call.backend,
        attrs: { ...attrs, strides: [1, 1], dataFormat: 'NHWC' },
    });
}
/** Rows and columns that the strided filter never reached lie behind the filter's own: cut them off. */
function crop(call, x, size) {
    if (x.shape.every((length, axis) => length === size[axis]))
        return x;
    return runWasmKernel('Slice', { inputs: { x }, backend: call.backend, attrs: { begin: [0, 0, 0, 0], size } });
}
function explicitPad({ top, bottom, left, right }) {
    return [[0, 0], [top, bottom], [left, right], [0, 0]];
}
/** Padding of `dy` that makes the convolution with the turned filter as large as the input; null where there is none. */
function fullPad(conv) {
    if (conv.strideHeight !== 1 || conv.strideWidth !== 1)
        return null;
    const { top, bottom, left, right } = conv.padInfo;
    const [high, wide] = [conv.filterHeight - 1, conv.filterWidth - 1];
    const pads = [[0, 0], [high - top, high - bottom], [wide - left, wide - right], [0, 0]];
    return pads.flat().every((pad) => pad >= 0) ? pads : null;
}
//# sourceMappingURL=conv2d-backprop.js.map