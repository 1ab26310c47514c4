/**
 * Erlang B: share of arrivals that find all c servers busy when blocked ones are lost. Offered load a = rate x mean stay.
 * Recursion B_0 = 1, B_k = a B_{k-1} / (k + a B_{k-1}).
 */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/** Erlang C: share of arrivals that must wait when blocked ones queue. One when the load is not below the servers. */
export function erlangC(servers: number, load: number): number {
  const use = load / servers;
  if (use >= 1) return 1;
  const blocked = erlangB(servers, load);
  return blocked / (1 - use * (1 - blocked));
}
