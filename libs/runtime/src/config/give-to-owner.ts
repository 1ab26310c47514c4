import { chown, stat } from 'node:fs/promises';

/** A start as root in somebody's checkout must not lock that person out of the next one: what it leaves belongs to whom the folder belongs. */
export async function giveToOwnerOf(folder: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  await chown(path, uid, gid);
}
