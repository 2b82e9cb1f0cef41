import { InputError, plural } from '#libs/contracts';
import { builtInDefinitions, exportPrometheus } from '#libs/stability-rules';
import { Option } from 'commander';

import { requireRules } from '../../rules/rule-files.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';

interface ExportOptions {
  readonly builtIn?: boolean;
  readonly stepsPerSecond: string;
  readonly json?: boolean;
}

/** `gradlens rules export --format prometheus FILE…`. */
export const addExport: AddCommand = (rules, terminal, finish) => {
  rules
    .command('export')
    .description('print rules as a rule file of Prometheus, over the gauges of /metrics; what cannot be said there is named as a comment')
    .argument('[files...]', 'rule files')
    .addOption(new Option('--format <format>', 'the form').choices(['prometheus']).makeOptionMandatory())
    .option('--built-in', 'also the built-in rules that are plain conditions')
    .option('--steps-per-second <n>', 'how fast your runs are: holds in steps become seconds', '1')
    .option('--json', 'print one line of JSON: text, exported, left')
    .action(async (files: string[], options: ExportOptions) => {
      const builtIn = options.builtIn === true ? builtInDefinitions() : [];
      if (files.length === 0 && builtIn.length === 0) throw new InputError({ source: null, path: 'FILE', value: null, allowed: 'a rule file, or --built-in' });
      const own = await requireRules(files, terminal.say);
      const found = exportPrometheus([...builtIn, ...own.map(({ definition }) => definition)], paceOf(options.stepsPerSecond));
      if (options.json === true) printJson(terminal, found);
      else print(terminal, found.text.trimEnd());
      terminal.say(`${String(found.exported.length)} ${plural(found.exported.length, 'rule')} exported, ${String(found.left.length)} cannot be said in Prometheus`);
      finish(EXIT.done);
    });
};

function paceOf(text: string): number {
  const pace = Number(text);
  if (text.trim() !== '' && pace > 0 && pace <= 1e6) return pace;
  throw new InputError({ source: null, path: '--steps-per-second', value: JSON.stringify(text), allowed: 'a number > 0 and <= 1000000' });
}
