import { VERBS } from './help.mjs';
import { ToldFailure } from './say.mjs';

const USAGE_ERROR = 2;

/**
 * For verbs with no options, or few: true when help was asked for and printed. An argument that is not one of `known` would be
 * without effect, and is refused (ToldFailure, exit code 2).
 * @param {string} script name in package.json
 * @param {readonly string[]} args
 * @param {readonly string[]} [known]
 */
export function answersHelp(script, args, known = []) {
  const { verb, does } = VERBS.find((one) => one.script === script);
  const usage = `Usage: ${verb}${known.length > 0 ? ` [-- ${known.join(' | ')}]` : ''}\n\n${does}`;
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return true;
  }
  const odd = args.filter((arg) => !known.includes(arg));
  if (odd.length > 0) throw new ToldFailure(`"${odd.join(' ')}" means nothing to ${verb}.\n\n${usage}`, USAGE_ERROR);
  return false;
}
