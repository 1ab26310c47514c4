/** Hands a file to the browser's own download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The click has started the download; the address may go once the browser has taken it up.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** `Respiratory` at an instant gives `respiratory-2026-11-25T0940Z.csv`: names travel between systems. */
export function fileNameOf(wardName: string, issuedAt: number, extension: string): string {
  const slug = wardName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'ward';
  return `${slug}-${new Date(issuedAt).toISOString().slice(0, 16).replace(':', '')}Z.${extension}`;
}
