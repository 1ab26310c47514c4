import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { emptyOption } from '@wardcast/runtime';

export interface CommandArguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** Reads a command's arguments; prints its help or what is wrong and returns the exit code instead. */
export function readArguments(argv: readonly string[], options: NonNullable<ParseArgsConfig['options']>, help: string): CommandArguments | number {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { ...options, help: { type: 'boolean' } }, allowPositionals: true });
    if (!values.help) {
      const empty = emptyOption(values);
      if (empty === null) return { values: values as CommandArguments['values'], positionals };
      process.stderr.write(`${empty}\n`);
      return 2;
    }
    process.stdout.write(`${help}\n`);
    return 0;
  } catch (error) {
    // Node's first sentence says what is wrong; what follows is about command lines in general and confuses.
    const [what] = (error as Error).message.split(/\. |\n/);
    process.stderr.write(`${what}\n\n${help}\n`);
    return 2;
  }
}

export function dataDirOf(values: CommandArguments['values']): string {
  return (values['data-dir'] as string | undefined) ?? (process.env.WARDCAST_DATA_DIR || './.data');
}
