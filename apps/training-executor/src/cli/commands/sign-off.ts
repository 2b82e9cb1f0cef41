import { type JudgedSignOff, listSignOffs, type NamedReport, openKeyring, reportToSign, runStarter, type SignableReport, type SignOffRefusal, signReport, type Store, whyNotSigned } from '#libs/decision-store';

import { type ExecutorContext, withStore } from '../../running/context.js';
import { type Actor, actorOf, REVIEWING } from '../actor-of.js';
import { askYes } from '../ask-yes.js';
import { audited } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { countArgument } from './count-argument.js';
import { runArgument, textArgument, wrongArgument } from './db-arguments.js';

interface SignOffOptions {
  readonly use?: string;
  readonly days: number;
  readonly reason?: string;
  readonly dissent?: string;
  readonly report?: number;
  readonly yes?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
}

/** `gradlens sign-off RUN`: names the report that is signed, asks, and signs it in the name of a reviewer who did not start the run. */
export const signOffCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('sign-off')
    .description('sign a report on a run, the newest unless one is named, with GRADLENS_TOKEN of a reviewer who did not start it: binds weights, report, intended use, expiry and dissent')
    .argument('<run>', 'uuid of the run')
    .option('--use <text>', 'the intended use that is signed for')
    .option('--days <n>', 'for how long it holds, 1 to 3650', countArgument(1, 3650), 90)
    .option('--reason <text>', 'why')
    .option('--dissent <text>', 'what you object to: a signature that disagrees')
    .option('--report <version>', 'the report that was read, by its version (gradlens reports RUN); the newest by default', countArgument(1, 1_000_000))
    .option('--yes', 'sign without asking back')
    .option('--list', 'list the signatures instead, and whether each holds')
    .option('--json', 'print lines of JSON')
    .action(async (text: string, options: SignOffOptions) => {
      const run = runArgument(text, 'RUN', 'sign-off');
      finish(await withStore(terminal.environment, terminal.say, (context) => (options.list === true ? list(context, run, { options, terminal }) : sign(context, run, { options, terminal }))));
    });
};

/** What becomes of a signature: signed, or why not. */
type SignOutcome = Awaited<ReturnType<typeof signReport>> | SignOffRefusal;

interface Asked {
  readonly options: SignOffOptions;
  readonly terminal: Terminal;
}

async function sign(context: ExecutorContext, run: string, { options, terminal }: Asked): Promise<ExitCode> {
  const { store, environment, clock } = context;
  const [intendedUse, reason] = [textArgument(options.use, '--use', 'sign-off'), textArgument(options.reason, '--reason', 'sign-off')];
  const actor = await actorOf(store, environment, REVIEWING);
  const dissent = options.dissent ?? null;
  const report = await shownReport(store, run, { options, terminal, actor });
  if (report === null) {
    terminal.say('not signed');
    return EXIT.wrong;
  }
  const act = { action: 'signReport', run, args: { intendedUse, days: options.days, reason, dissent, report: 'kind' in report ? null : report.uuid }, refusalOf: (done: SignOutcome) => (done.kind === 'signed' ? null : done.code) };
  const order = { run, intendedUse, days: options.days, by: actor.name, role: actor.role, reason, dissent };
  const outcome = await audited<SignOutcome>(context, actor, act, async () => ('kind' in report ? report : await signReport(store, { ...order, report }, { keys: openKeyring(environment.GRADLENS_HOME), clock })));
  if (outcome.kind === 'refused') {
    terminal.say(outcome.message);
    return EXIT.wrong;
  }
  await tell(context, run, { uuid: outcome.uuid, options, terminal });
  return EXIT.done;
}

/** Names what would be signed, and asks; null for a no. Who may not sign is not asked. @throws InputError when nobody is there to say yes. */
async function shownReport(store: Store, run: string, { options, terminal, actor }: Asked & { readonly actor: Actor }): Promise<SignableReport | SignOffRefusal | null> {
  const notAllowed = whyNotSigned({ role: actor.role, by: actor.name }, await runStarter(store, run));
  if (notAllowed !== null) return notAllowed;
  const named: NamedReport | null = options.report === undefined ? null : { version: options.report };
  const report = await reportToSign(store, run, named);
  if ('kind' in report) return report;
  for (const each of reportLines(run, report)) terminal.say(each);
  if (options.yes === true) return report;
  const said = await askYes(`Sign version ${report.version}, ${report.result.sha256.slice(0, 12)}…, as ${actor.name}? [yes/no] `, terminal);
  if (said === null) throw wrongArgument('--yes', null, 'given, where no terminal is there to ask at: it signs the report named above', 'sign-off');
  return said ? report : null;
}

function reportLines(run: string, { uuid, version, by, createdAt, result: { sha256, evidenceSha256, weightsSha256, missing, complete } }: SignableReport): string[] {
  return [
    `report version ${version} on run ${run}: ${uuid}, made ${createdAt.toISOString()} by ${by}`,
    `  report, SHA-256    ${sha256}`,
    `  evidence, SHA-256  ${evidenceSha256}`,
    `  weights, SHA-256   ${weightsSha256 ?? 'none'}`,
    `  ${complete ? 'every step is recorded' : 'steps are missing'}; ${missing.length === 0 ? 'every part has evidence' : `nothing is recorded for ${missing.join(', ')}: the report says why, and what gives it`}`,
    `  to read it: gradlens report --stored ${uuid} -o report.html`,
  ];
}

async function tell({ store, clock }: ExecutorContext, run: string, { uuid, options, terminal }: Asked & { readonly uuid: string }): Promise<void> {
  const signed = (await listSignOffs(store, run, clock)).find((each) => each.uuid === uuid);
  if (options.json === true) printJson(terminal, signed);
  else if (signed !== undefined) print(terminal, line(signed));
}

async function list({ store, clock }: ExecutorContext, run: string, { options, terminal }: Asked): Promise<ExitCode> {
  const signOffs = await listSignOffs(store, run, clock);
  if (options.json === true) for (const each of signOffs) printJson(terminal, each);
  else for (const each of signOffs.length === 0 ? ['nobody has signed'] : signOffs.map(line)) print(terminal, each);
  return EXIT.done;
}

function line({ by, role, dissent, intendedUse, expiresAt, standing, report }: JudgedSignOff): string {
  return `${by} (${role}) ${dissent === null ? 'agrees' : `dissents: ${dissent}`}; report ${report}, for ${JSON.stringify(intendedUse)}, until ${expiresAt.toISOString().slice(0, 10)}: ${standing}`;
}
