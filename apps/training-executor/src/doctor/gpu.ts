import { messageOf } from '#libs/contracts';
import { backendTable, findGpuAdapter, type GpuAdapter, gpuDeviceFiles } from '#libs/tensor-math';

import type { Finding } from './findings.js';

/** What is known of this machine's GPU. */
export interface GpuFacts {
  /** Device files; null where GPUs are no files. */
  readonly files: readonly string[] | null;
  /** What WebGPU computes on, null where WebGPU is not installed, or why there is nothing. */
  readonly adapter: GpuAdapter | string | null;
}

/** Asks the system, and WebGPU where it is installed. */
export async function gpu(): Promise<Finding> {
  const files = gpuDeviceFiles();
  const installed = (await backendTable()).some(({ name, available }) => name === 'webgpu' && available);
  const adapter = installed ? await findGpuAdapter().catch((error: unknown) => messageOf(error)) : null;
  return gpuFinding({ files, adapter });
}

/** A driver that computes on the CPU is no GPU, and is not called one. */
export function gpuFinding({ files, adapter }: GpuFacts): Finding {
  const device = files?.join(', ') ?? '';
  if (adapter !== null && typeof adapter === 'object') return adapter.software ? onSoftware(device, adapter) : onGpu(adapter);
  if (device === '') return { part: 'gpu', state: 'missing', detail: 'no GPU device; training uses the CPU', fix: null };
  if (adapter !== null) return { part: 'gpu', state: 'failed', detail: `${device}: ${adapter}`, fix: DRIVER };
  return { part: 'gpu', state: 'missing', detail: `${device} is there, no backend for it is installed`, fix: 'npm run setup:webgpu (any GPU), npm run setup:gpu (NVIDIA)' };
}

const DRIVER = 'install the Vulkan driver of the GPU';

function onGpu({ description }: GpuAdapter): Finding {
  return { part: 'gpu', state: 'ok', detail: `WebGPU computes on ${description}`, fix: 'npm run prove:gpu shows that it computes right, and how fast' };
}

function onSoftware(device: string, { description }: GpuAdapter): Finding {
  const why = device === '' ? 'no GPU device' : `${device}, which WebGPU does not see`;
  return { part: 'gpu', state: 'missing', detail: `${why}; WebGPU computes on ${description}: a software driver`, fix: device === '' ? null : DRIVER };
}
