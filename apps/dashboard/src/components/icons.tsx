interface IconProps {
  readonly size?: number;
}

/** Every icon stands beside a word or carries a label on its button: none of them is read out. */
const shared = { className: 'ic', viewBox: '0 0 16 16', 'aria-hidden': true } as const;

export function ClockIcon({ size = 16 }: IconProps) {
  return (
    <svg {...shared} width={size} height={size}>
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 4.5V8l2.5 1.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

export function SettingsIcon({ size = 18 }: IconProps) {
  return (
    <svg {...shared} width={size} height={size}>
      <path d="M2 4.5h6m4 0h2M2 11.5h2m4 0h6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="10" cy="4.5" r="1.9" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="6" cy="11.5" r="1.9" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}

export function HelpIcon({ size = 18 }: IconProps) {
  return (
    <svg {...shared} width={size} height={size}>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6.2 6.3A1.9 1.9 0 1 1 8 8.7v.6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="8" cy="11.6" r=".9" fill="currentColor" />
    </svg>
  );
}

export function ThemeIcon({ size = 18 }: IconProps) {
  return (
    <svg {...shared} width={size} height={size}>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.75" />
      <path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" />
    </svg>
  );
}

export function SearchIcon({ size = 18 }: IconProps) {
  return (
    <svg {...shared} width={size} height={size}>
      <circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="m10.6 10.6 3.4 3.4" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}

export function MenuIcon({ size = 18 }: IconProps) {
  return (
    <svg {...shared} width={size} height={size}>
      <path d="M2 4h12M2 8h12M2 12h12" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}

export function TickIcon({ size = 18 }: IconProps) {
  return (
    <svg {...shared} width={size} height={size}>
      <path d="m3 8.5 3.5 3.5L13 4.5" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export function SortIcon({ isAscending }: { readonly isAscending: boolean }) {
  return (
    <svg {...shared} width={12} height={12}>
      <path d={isAscending ? 'M8 13V3M4 7l4-4 4 4' : 'M8 3v10M4 9l4 4 4-4'} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export function BrandMark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M2 17h5.5C12 17 15 11 22 4v9c-6 4-9.5 6.2-14.5 6.2" fill="currentColor" opacity=".28" />
      <path d="M7.5 17C12 17 15.5 13.5 22 8.5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="2.6 2.2" />
      <path d="M1.5 17H8" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <path d="M1.5 11.5h20.5" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
