export type NeuralOutcome = { readonly kind: 'neural'; readonly neural: boolean } | { readonly kind: 'refused'; readonly message: string };

/** Whether the quantile network is asked for; the flag wins. What is neither yes nor no is refused: it would be without effect. */
export function parseNeural(flag: boolean | undefined, { WARDCAST_NEURAL: text }: Readonly<Record<string, string | undefined>>): NeuralOutcome {
  if (text && text !== '0' && text !== '1') return { kind: 'refused', message: 'WARDCAST_NEURAL must be 1 or 0.' };
  return { kind: 'neural', neural: flag === true || text === '1' };
}
