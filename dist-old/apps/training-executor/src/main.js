import { endWithParent, outliveReaders, outputTaken } from '#libs/contracts';
import { runCommandLine } from './cli/command-line.js';
outliveReaders(process);
endWithParent(process);
// the entry of bin/gradlens.mjs; everything that can be tested lies behind runCommandLine
process.exitCode = await runCommandLine(process.argv.slice(2), process);
await outputTaken(process);
// embedded backends keep handles open; what had to be closed is closed by now
process.exit();
//# sourceMappingURL=main.js.map