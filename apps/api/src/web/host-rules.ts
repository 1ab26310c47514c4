/** Who may call the server under which name. */
export interface HostRules {
  allowsHost(host: string | undefined): boolean;
  allowsOrigin(origin: string | undefined, host: string | undefined): boolean;
}
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** True for the addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function nameOf(host: string): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.exec(host);
  return match?.[1]?.toLowerCase() ?? null;
}

/**
 * A server bound to loopback answers to loopback names only: a page elsewhere whose own name was pointed at this machine
 * (DNS rebinding) is turned away. A browser's WebSocket must come from a page of this very server, since browsers let
 * any page open one; programs send no origin.
 */
export function createHostRules(boundTo: string, allowedHosts: readonly string[]): HostRules {
  const names = new Set([...LOOPBACK_NAMES, boundTo.toLowerCase(), ...allowedHosts.map((host) => host.toLowerCase())]);
  const anyName = !isLoopback(boundTo);
  return {
    allowsHost: (host) => {
      const name = host === undefined ? null : nameOf(host);
      return name !== null && (anyName || names.has(name));
    },
    allowsOrigin: (origin, host) => {
      if (origin === undefined) return true;
      try {
        return new URL(origin).host === host?.toLowerCase();
      } catch {
        return false;
      }
    },
  };
}
