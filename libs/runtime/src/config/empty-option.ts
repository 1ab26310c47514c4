/**
 * What is wrong with an option that was given an empty value, as a shell passes a variable that is not set; null when none was.
 * An empty folder would mean the working directory, an empty address every one.
 */
export function emptyOption(values: Readonly<Record<string, unknown>>): string | null {
  const empty = Object.keys(values).find((name) => values[name] === '');
  return empty === undefined ? null : `--${empty} is empty. Give it a value, or leave it out.`;
}
