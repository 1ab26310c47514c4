/** Turns the system's reason for refusing a port into a sentence that says what to do. Others pass through. */
export function explainListenError(error: unknown, { host, port }: { readonly host: string; readonly port: number }): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const remedies: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is already in use on ${host}. Stop the other program, or choose another port with WARDCAST_PORT, for example WARDCAST_PORT=${port + 1}.`,
    EACCES: `This user may not open port ${port}. Choose one above 1023 with WARDCAST_PORT.`,
    ENOTFOUND: `There is no address ${host}. Set WARDCAST_HOST to one of this machine's addresses, or leave it out for 127.0.0.1.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set WARDCAST_HOST to one of its own, or leave it out for 127.0.0.1.`,
  };
  const remedy = typeof code === 'string' ? remedies[code] : undefined;
  return remedy === undefined ? error : new Error(remedy, { cause: error });
}
