import { type JudgedSignOff, listSignOffs, openKeyring, signReport, type Store } from '#libs/decision-store';

import { type ExecutorContext, withStore } from '../../running/context.js';
import { actorOf } from '../actor-of.js';
import { recordAct } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { countArgument } from './count-argument.js';
import { runArgument, textArgument } from './db-arguments.js';

interface SignOffOptions {
  readonly use?: string;
  readonly days: number;
  readonly reason?: string;
  readonly dissent?: string;
  readonly list?: boolean;
  readonly json?: boolean;
}

/** `gradlens sign-off RUN`: signs the newest report on a run, in the name of a reviewer who did not start it. */
export const signOffCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('sign-off')
    .description('sign the newest report on a run, with GRADLENS_TOKEN of a reviewer who did not start it: binds weights, report, intended use, expiry and dissent')
    .argument('<run>', 'uuid of the run')
    .option('--use <text>', 'the intended use that is signed for')
    .option('--days <n>', 'for how long it holds, 1 to 3650', countArgument(1, 3650), 90)
    .option('--reason <text>', 'why')
    .option('--dissent <text>', 'what you object to: a signature that disagrees')
    .option('--list', 'list the signatures instead, and whether each holds')
    .option('--json', 'print lines of JSON')
    .action(async (text: string, options: SignOffOptions) => {
      const run = runArgument(text, 'RUN', 'sign-off');
      finish(await withStore(terminal.environment, terminal.say, (context) => (options.list === true ? list(context, run, { options, terminal }) : sign(context, run, { options, terminal }))));
    });
};

interface Asked {
  readonly options: SignOffOptions;
  readonly terminal: Terminal;
}

async function sign(context: ExecutorContext, run: string, { options, terminal }: Asked): Promise<ExitCode> {
  const { store, environment, clock } = context;
  const [intendedUse, reason] = [textArgument(options.use, '--use', 'sign-off'), textArgument(options.reason, '--reason', 'sign-off')];
  const actor = await actorOf(store, environment);
  const order = { run, intendedUse, days: options.days, by: actor.name, role: actor.role, reason, dissent: options.dissent ?? null };
  const outcome = await signReport(store, order, { keys: openKeyring(environment.GRADLENS_HOME), clock });
  await recordAct(context, actor, { action: 'signReport', run, args: { intendedUse, days: options.days, reason, dissent: order.dissent }, result: outcome.kind === 'signed' ? null : outcome.code });
  if (outcome.kind === 'refused') {
    terminal.say(outcome.message);
    return EXIT.wrong;
  }
  const signed = await find(store, run, { uuid: outcome.uuid, context });
  if (options.json === true) printJson(terminal, signed);
  else if (signed !== undefined) print(terminal, line(signed));
  return EXIT.done;
}

async function find(store: Store, run: string, { uuid, context }: { readonly uuid: string; readonly context: ExecutorContext }): Promise<JudgedSignOff | undefined> {
  return (await listSignOffs(store, run, context.clock)).find((each) => each.uuid === uuid);
}

async function list({ store, clock }: ExecutorContext, run: string, { options, terminal }: Asked): Promise<ExitCode> {
  const signOffs = await listSignOffs(store, run, clock);
  if (options.json === true) for (const each of signOffs) printJson(terminal, each);
  else for (const each of signOffs.length === 0 ? ['nobody has signed'] : signOffs.map(line)) print(terminal, each);
  return EXIT.done;
}

function line({ by, role, dissent, intendedUse, expiresAt, state, why, report }: JudgedSignOff): string {
  return `${by} (${role}) ${dissent === null ? 'agrees' : `dissents: ${dissent}`}; report ${report}, for ${JSON.stringify(intendedUse)}, until ${expiresAt.toISOString().slice(0, 10)}: ${state}${why === null ? '' : `, ${why}`}`;
}
