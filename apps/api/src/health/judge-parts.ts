import type { ServiceFigures } from '#libs/decision-store';

import type { HealthPartName, HealthPartState } from './health-part.model.js';

/** What the parts of the service are judged by. */
export interface ServiceFacts {
  /** Null while the database does not answer. */
  readonly figures: ServiceFigures | null;
  readonly embedded: boolean;
  /** What is recorded on the disk of this machine and not in the database. Unit: s. */
  readonly recording: { readonly state: 'live' | 'disk'; readonly secondsBehind: number; readonly runs: number };
  /** The notification file: `none`, or what is wrong with its newest version. */
  readonly notifications: { readonly isConfigured: boolean; readonly problem: string | null };
  /** Receivers of it and those whose last delivery failed; null while the database does not answer. */
  readonly receivers: { readonly all: number; readonly failing: number; readonly waiting: number } | null;
}

/** How a part stands. */
export interface JudgedPart {
  readonly name: HealthPartName;
  readonly state: HealthPartState;
  readonly detail: string;
  readonly whatToDo: string | null;
  /** It has been so for so long, where something tells; else as long as it was seen so. Unit: s. */
  readonly seconds?: number;
}

/** A run that waits for longer than this has no executor. Unit: s. */
const QUEUED_SECONDS = 60;

/** Judges every part of the service. Names of runs, projects and receivers are not told: whoever has a token may read it. */
export function judgeParts(facts: ServiceFacts): JudgedPart[] {
  return [database(facts), recording(facts), execution(facts), rules(facts), notifications(facts), deliveries(facts)];
}

function database({ figures, embedded }: ServiceFacts): JudgedPart {
  if (figures !== null) return good('database', embedded ? 'The embedded database answers.' : 'The database answers.');
  const whatToDo = embedded ? 'Look at postgres.log in the home folder and start gradlens anew; runs record to disk meanwhile and nothing is lost.' : 'Start the server that DATABASE_URL names, or mend the way to it; runs record to disk meanwhile and nothing is lost.';
  return { name: 'database', state: 'down', detail: 'The database does not answer.', whatToDo };
}

function recording({ recording: { state, secondsBehind, runs } }: ServiceFacts): JudgedPart {
  if (state === 'live') return good('recording', 'What runs record is in the database within seconds.');
  return { name: 'recording', state: 'degraded', detail: `${counted(runs, 'run')} of this machine record to disk.`, whatToDo: 'See to the database; what is on the disk goes there by itself. gradlens ship delivers the spool of a run whose process is gone.', seconds: secondsBehind };
}

function execution({ figures }: ServiceFacts): JudgedPart {
  if (figures === null) return unknown('execution');
  const { queuedRuns, queuedSeconds, queuedStudies, hasExecutor } = figures;
  if (!hasExecutor && queuedRuns + queuedStudies > 0) {
    return { name: 'execution', state: 'degraded', detail: `No executor is live: ${counted(queuedRuns, 'run')} and ${queuedStudies} of traces, impacts and reports wait.`, whatToDo: 'Start gradlens worker on a machine with the data.' };
  }
  if (queuedRuns === 0) return good('execution', 'No run waits for an executor.');
  const detail = `${counted(queuedRuns, 'run')} ${queuedRuns === 1 ? 'waits' : 'wait'} for an executor.`;
  if (queuedSeconds < QUEUED_SECONDS) return good('execution', detail);
  return { name: 'execution', state: 'degraded', detail, whatToDo: 'Start gradlens worker on a machine that trains, or wait until the ones there are done.', seconds: queuedSeconds };
}

function rules({ figures }: ServiceFacts): JudgedPart {
  if (figures === null) return unknown('rules');
  const { behindRuns, behindSeconds } = figures;
  if (behindRuns === 0) return good('rules', 'Rules look at all that is recorded.');
  return { name: 'rules', state: 'degraded', detail: `Rules do not look at ${counted(behindRuns, 'run')} that ${behindRuns === 1 ? 'records' : 'record'}.`, whatToDo: 'Look into the log of the API processes; another one, started beside them, takes the rules over.', seconds: behindSeconds };
}

function notifications({ notifications: { isConfigured, problem } }: ServiceFacts): JudgedPart {
  if (problem !== null) return { name: 'notifications', state: isConfigured ? 'degraded' : 'down', detail: isConfigured ? 'The newest version of the notification file is wrong; the one before is in force.' : 'The notification file is wrong: nobody is told of alerts.', whatToDo: 'Mend what gradlens notify check names.' };
  if (isConfigured) return good('notifications', 'The notification file is in force.');
  return { name: 'notifications', state: 'degraded', detail: 'There is no notification file: nobody is told of alerts.', whatToDo: 'Write one (docs/notifications.md), and try it by gradlens notify test.' };
}

function deliveries({ receivers }: ServiceFacts): JudgedPart {
  if (receivers === null) return unknown('deliveries');
  const { all, failing, waiting } = receivers;
  if (failing === 0) return good('deliveries', all === 0 ? 'There is no receiver to deliver to.' : 'No delivery failed last.');
  const detail = `The last delivery to ${failing} of ${counted(all, 'receiver')} failed; ${counted(waiting, 'notification')} ${waiting === 1 ? 'waits' : 'wait'}.`;
  return { name: 'deliveries', state: failing === all ? 'down' : 'degraded', detail, whatToDo: 'Read why under notifyState, mend the address or the receiver, and try it by gradlens notify test.' };
}

function good(name: HealthPartName, detail: string): JudgedPart {
  return { name, state: 'ok', detail, whatToDo: null };
}

function unknown(name: HealthPartName): JudgedPart {
  return { name, state: 'unknown', detail: 'Only the database tells, and it does not answer.', whatToDo: null };
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
