import type { Level } from '../model/level';

/** The level's shape: ring, half diamond, triangle, octagon. Shape and word carry the meaning without colour. */
export function LevelShape({ level, size = 14 }: { readonly level: Level; readonly size?: number }) {
  return (
    <svg className="shape" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <ShapePaths level={level} />
    </svg>
  );
}

function ShapePaths({ level }: { readonly level: Level }) {
  if (level === 'critical') {
    return (
      <>
        <path d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2Z" fill="currentColor" />
        <path d="M8 4v5" stroke="var(--glyph-cut)" strokeWidth="2" strokeLinecap="round" />
        <circle cx="8" cy="11.8" r="1.15" fill="var(--glyph-cut)" />
      </>
    );
  }
  if (level === 'short') return <path d="M8 1.6 15 14H1Z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />;
  if (level === 'tight') {
    return (
      <>
        <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" />
        <path d="M8 1.5 14.5 8 8 14.5Z" fill="currentColor" />
      </>
    );
  }
  return <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.75" />;
}
