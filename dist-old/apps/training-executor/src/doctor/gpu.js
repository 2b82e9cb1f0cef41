import { messageOf } from '#libs/contracts';
import { backendTable, findGpuAdapter, gpuDeviceFiles } from '#libs/tensor-math';
/** Asks the system, and WebGPU where it is installed. */
export async function gpu() {
    const files = gpuDeviceFiles();
    const installed = (await backendTable()).some(({ name, available }) => name === 'webgpu' && available);
    const adapter = installed ? await findGpuAdapter().catch((error) => messageOf(error)) : null;
    return gpuFinding({ files, adapter });
}
/** A driver that computes on the CPU is no GPU, and is not called one. */
export function gpuFinding({ files, adapter }) {
    const device = files?.join(', ') ?? '';
    if (adapter !== null && typeof adapter === 'object')
        return adapter.software ? onSoftware(device, adapter) : onGpu(adapter);
    if (device === '')
        return { part: 'gpu', state: 'missing', detail: 'no GPU device; training uses the CPU', fix: null };
    if (adapter !== null)
        return { part: 'gpu', state: 'failed', detail: `${device}: ${adapter}`, fix: DRIVER };
    return { part: 'gpu', state: 'missing', detail: `${device} is there, no backend for it is installed`, fix: 'npm run setup:webgpu (any GPU), npm run setup:gpu (NVIDIA)' };
}
const DRIVER = 'install the Vulkan driver of the GPU';
function onGpu({ description }) {
    return { part: 'gpu', state: 'ok', detail: `WebGPU computes on ${description}`, fix: 'npm run prove:gpu shows that it computes right, and how fast' };
}
function onSoftware(device, { description }) {
    const why = device === '' ? 'no GPU device' : `${device}, which WebGPU does not see`;
    return { part: 'gpu', state: 'missing', detail: `${why}; WebGPU computes on ${description}: a software driver`, fix: device === '' ? null : DRIVER };
}
//# sourceMappingURL=gpu.js.map