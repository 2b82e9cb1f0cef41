import { InputError, messageOf, readEnvironment } from '#libs/contracts';
import { isDiskFull } from '#libs/decision-store';
import { Command, CommanderError, InvalidArgumentError } from 'commander';

import { productVersion } from '../running/provenance.js';
import { actionsCommand } from './commands/actions.js';
import { alertsCommand } from './commands/alerts.js';
import { compareCommand } from './commands/compare.js';
import { bundleCommand } from './commands/bundle.js';
import { controlCommand } from './commands/control.js';
import { dbCommand } from './commands/db.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { exportCommand } from './commands/export.js';
import { impactCommand } from './commands/impact.js';
import { importCommand } from './commands/import.js';
import { incidentsCommand } from './commands/incidents.js';
import { initCommand } from './commands/init.js';
import { keysCommand } from './commands/keys.js';
import { metaTrainCommand } from './commands/meta-train.js';
import { notifyCommand } from './commands/notify.js';
import { predictCommand } from './commands/predict.js';
import { replayCommand } from './commands/replay.js';
import { releaseCommand } from './commands/release.js';
import { reportCommand } from './commands/report.js';
import { reportsCommand } from './commands/reports.js';
import { reproduceCommand } from './commands/reproduce.js';
import { rulesCommand } from './commands/rules.js';
import { runCommand } from './commands/run.js';
import { runsCommand } from './commands/runs.js';
import { schemaCommand } from './commands/schema.js';
import { serveCommand } from './commands/serve.js';
import { shipCommand } from './commands/ship.js';
import { signOffCommand } from './commands/sign-off.js';
import { silenceCommand } from './commands/silence.js';
import { explainCommand } from './commands/explain.js';
import { groupsCommand } from './commands/groups.js';
import { predictionsCommand } from './commands/predictions.js';
import { reviewsCommand } from './commands/reviews.js';
import { traceCommand } from './commands/trace.js';
import { tracesCommand } from './commands/traces.js';
import { tokenCommand } from './commands/token.js';
import { verifyCommand } from './commands/verify.js';
import { watchCommand } from './commands/watch.js';
import { workerCommand } from './commands/worker.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { requireFolders } from './require-folders.js';
import { endSignal, type Terminal } from './terminal.js';

/** Adds a command to the program; its action resolves to an exit code. */
export type AddCommand = (program: Command, terminal: Terminal, finish: (code: ExitCode) => void) => void;

const COMMANDS: readonly AddCommand[] = [
  runCommand,
  runsCommand,
  initCommand,
  doctorCommand,
  serveCommand,
  workerCommand,
  controlCommand,
  actionsCommand,
  shipCommand,
  keysCommand,
  compareCommand,
  metaTrainCommand,
  replayCommand,
  bundleCommand,
  reproduceCommand,
  reportCommand,
  reportsCommand,
  signOffCommand,
  releaseCommand,
  traceCommand,
  tracesCommand,
  explainCommand,
  groupsCommand,
  impactCommand,
  exportCommand,
  predictCommand,
  predictionsCommand,
  reviewsCommand,
  verifyCommand,
  watchCommand,
  importCommand,
  alertsCommand,
  incidentsCommand,
  rulesCommand,
  silenceCommand,
  notifyCommand,
  dbCommand,
  tokenCommand,
  schemaCommand,
  demoCommand,
];

/** Runs one command line and resolves to its exit code. Never throws. */
export async function runCommandLine(args: readonly string[], process: NodeJS.Process): Promise<ExitCode> {
  const say = (line: string): void => {
    process.stderr.write(`gradlens: ${line}\n`);
  };
  const ending = endSignal(process, say);
  let code: ExitCode = EXIT.done;
  try {
    const environment = readEnvironment(process.env);
    requireFolders(environment);
    const terminal = { environment, variables: process.env, stdout: process.stdout, stderr: process.stderr, signal: ending.signal, say };
    const program = createProgram(terminal, (finished) => {
      code = finished;
    });
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return exitCodeOf(error, say, ending.signal);
  } finally {
    ending.dispose();
  }
}

function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('gradlens')
    .description('Oversight of training runs that choose their own gradient scales.')
    .version(productVersion())
    .showHelpAfterError('(gradlens --help lists the commands)')
    .exitOverride();
  for (const add of COMMANDS) add(program, terminal, finish);
  for (const command of program.commands) command.exitOverride();
  return program;
}

function exitCodeOf(error: unknown, say: (line: string) => void, signal: AbortSignal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (isWrongUse(error)) {
    say(error.message);
    return EXIT.usage;
  }
  if (signal.aborted || isAbort(error)) {
    say(signal.aborted ? String(signal.reason) : 'interrupted');
    return EXIT.interrupted;
  }
  for (const line of failureLines(error)) say(line);
  return EXIT.failed;
}

function isWrongUse(error: unknown): error is InputError | InvalidArgumentError {
  return error instanceof InputError || error instanceof InvalidArgumentError;
}

/** Ctrl-C or Ctrl-D at a question. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function failureLines(error: unknown): string[] {
  if (!(error instanceof Error)) return [messageOf(error)];
  const line = `${error.message}${isDiskFull(error) ? ': the disk of the home folder (GRADLENS_HOME), or of the file that is written, is full' : ''}`;
  return error.cause === undefined ? [line] : [line, `because: ${messageOf(error.cause)}`];
}
