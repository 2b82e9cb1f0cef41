import { runSpecJsonSchema } from '#libs/contracts';
import { EXIT } from '../exit-codes.js';
import { print } from '../terminal.js';
/** `gradlens schema`: the JSON Schema of run specs, for editors. */
export const schemaCommand = (program, terminal, finish) => {
    program
        .command('schema')
        .description('print the JSON Schema of run specs')
        .option('--json', 'accepted for uniformity: the schema is JSON already')
        .action(() => {
        print(terminal, JSON.stringify(runSpecJsonSchema(), null, 2));
        finish(EXIT.done);
    });
};
//# sourceMappingURL=schema.js.map