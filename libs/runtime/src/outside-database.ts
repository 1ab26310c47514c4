/** What stands in the way, by the code of the system or of PostgreSQL. */
const OBSTACLES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no machine of that name',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the machine cannot be reached',
  '28P01': 'it refuses this password',
  '28000': 'it refuses this account',
  '3D000': 'it has no database of that name',
};

/** The error in words that say what to do, where the database of DATABASE_URL cannot be used; others as they are. No password is told. */
export function explainOutsideDatabase(databaseUrl: string, error: unknown): unknown {
  const code = (error as { readonly code?: unknown } | null)?.code;
  const obstacle = typeof code === 'string' ? OBSTACLES[code] : undefined;
  if (obstacle === undefined) return error;
  const place = URL.canParse(databaseUrl) ? new URL(databaseUrl).host : 'its address';
  return new Error(`The database that DATABASE_URL names, at ${place}, cannot be used: ${obstacle}. Put that right, or unset DATABASE_URL: Wardcast then brings its own.`, { cause: error });
}
