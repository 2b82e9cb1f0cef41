import { readFileSync } from 'node:fs';

import { type ClauseVerdict, DEFAULT_RELEASE_POLICY, parseReleasePolicy, type ReleasePolicy } from '#libs/audit';
import { InputError, messageOf } from '#libs/contracts';
import { findTrust, releaseEvidence, releaseRun } from '#libs/decision-store';

import { type ExecutorContext, withStore } from '../../running/context.js';
import { noteInterrupted } from '../../running/note-interrupted.js';
import { actorOf, REVIEWING } from '../actor-of.js';
import { audited } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { textColumns } from '../text-columns.js';
import { runArgument, textArgument } from './db-arguments.js';

interface ReleaseOptions {
  readonly policy?: string;
  readonly reason?: string;
  readonly override?: boolean;
  readonly json?: boolean;
}

/** `gradlens release RUN`: whether a run may be released, clause by clause; exit code 1 when it is refused. */
export const releaseCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('release')
    .description('whether a run may be released, by a policy: each clause passed or refused, why, and what gives the missing evidence; recorded; exit code 1 when refused')
    .argument('<run>', 'uuid of the run')
    .option('--policy <file>', 'YAML (docs/release.md); GRADLENS_RELEASE_POLICY, or the one that gradlens comes with, by default')
    .option('--reason <text>', 'why', 'release asked for')
    .option('--override', 'in an emergency, whatever is refused: by a reviewer who did not start the run, with a --reason; raises a critical alert')
    .option('--json', 'print one line of JSON')
    .action(async (text: string, options: ReleaseOptions, command: { getOptionValueSource(name: string): string | undefined }) => {
      const run = runArgument(text, 'RUN', 'release');
      if (options.override === true && command.getOptionValueSource('reason') === 'default') throw new InputError({ source: 'release', path: '--reason', value: null, allowed: 'why the policy is overridden' });
      finish(await withStore(terminal.environment, terminal.say, (context) => decide(context, run, { options, terminal })));
    });
};

async function decide(context: ExecutorContext, run: string, { options, terminal }: { readonly options: ReleaseOptions; readonly terminal: Terminal }): Promise<ExitCode> {
  const { store, environment, clock } = context;
  const { GRADLENS_HOME: home, GRADLENS_ANCHOR_FILE: anchorFile } = environment;
  const policy = policyOf(options.policy ?? environment.GRADLENS_RELEASE_POLICY);
  const [reason, isOverride] = [textArgument(options.reason, '--reason', 'release'), options.override === true];
  const actor = isOverride ? await actorOf(store, environment, REVIEWING) : await actorOf(store, environment);
  await noteInterrupted(context);
  const evidence = await releaseEvidence(store, run, { trust: findTrust({ home, anchorFile }), clock });
  const act = { action: 'releaseRun', run, args: { reason, override: isOverride, policy: policy.name }, refusalOf };
  const outcome = await audited(context, actor, act, () => releaseRun(store, { run, by: actor.name, role: actor.role, reason, isOverride }, { policy, evidence }));
  if (outcome.kind === 'not-allowed') {
    terminal.say(outcome.message);
    return EXIT.wrong;
  }
  const { release } = outcome;
  if (options.json === true) printJson(terminal, release);
  else for (const line of [...textColumns(release.clauses.map(cellsOf)), `run ${run}: ${release.state} by policy ${JSON.stringify(policy.name)} ${release.policySha256.slice(0, 12)}`]) print(terminal, line);
  return release.state === 'refused' ? EXIT.wrong : EXIT.done;
}

function refusalOf(outcome: Awaited<ReturnType<typeof releaseRun>>): string | null {
  if (outcome.kind === 'not-allowed') return outcome.code;
  return outcome.release.state === 'refused' ? 'ReleaseRefused' : null;
}

function cellsOf({ clause, verdict, why, command }: ClauseVerdict): string[] {
  return [clause, verdict, command === null ? why : `${why}. ${command}`];
}

function policyOf(file: string | undefined): ReleasePolicy {
  if (file === undefined) return DEFAULT_RELEASE_POLICY;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError({ source: 'release', path: '--policy', value: messageOf(error), allowed: 'a file that can be read' });
  }
  return parseReleasePolicy(text, file);
}
