export type BrokerFault = 'no_java' | 'old_java' | 'no_maven' | 'no_download' | 'port_busy' | 'data_dir' | 'start_failed';

/** Why the broker cannot run here; the message says what to do. */
export class BrokerError extends Error {
  constructor(
    readonly fault: BrokerFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'BrokerError';
  }
}
