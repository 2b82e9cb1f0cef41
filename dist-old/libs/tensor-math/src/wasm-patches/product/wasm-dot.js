import { DOT_PROGRAM } from './dot-program.js';
import { wasmProgram } from './wasm-program.js';
/** The dot product on the memory of the wasm backend. */
export function wasmDot(backend) {
    return wasmProgram(DOT_PROGRAM, backend);
}
//# sourceMappingURL=wasm-dot.js.map