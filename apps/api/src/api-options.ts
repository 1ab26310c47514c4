import type { Health, Log } from '@wardcast/runtime';

/** How the server is reached and what it serves. */
export interface ApiOptions {
  /** Address to bind to: 127.0.0.1 unless told otherwise. */
  readonly host: string;
  /** 0 takes any free port; the handle's `url` then names it. */
  readonly port: number;
  /** Folder of the built dashboard. May be missing: the API then serves no screens and says so. */
  readonly dashboardDir: string;
  /** Allows introspection, and reads the dashboard's files again on every request. */
  readonly development: boolean;
  /** Names besides loopback ones that the server may be called by while bound to loopback, for a reverse proxy on this machine. */
  readonly allowedHosts?: readonly string[];
  /** What the product knows of itself, for /readyz, /progressz and /metrics. */
  readonly health?: Health;
  readonly log?: Log;
}
export interface ApiHandle {
  /** `http://127.0.0.1:4310`, without a path. */
  readonly url: string;
  /** Ends subscriptions with the version to resume after, answers what was asked, closes the port; idempotent. */
  close(): Promise<void>;
}
/** Injection tokens. */
export const API_CONTEXT = Symbol('ApiContext');
export const CHANGE_HUB = Symbol('ChangeHub');
