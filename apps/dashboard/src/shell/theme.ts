const KEY = 'wardcast.theme';

export type Theme = 'light' | 'dark';

function isTheme(value: string | null): value is Theme {
  return value === 'light' || value === 'dark';
}

/** The theme that the reader chose, or null to follow the system. A browser that keeps nothing follows the system. */
export function storedTheme(): Theme | null {
  try {
    const value = window.localStorage.getItem(KEY);
    return isTheme(value) ? value : null;
  } catch {
    return null;
  }
}

/** The theme on the screen now. */
export function shownTheme(): Theme {
  const systemIsDark = typeof window.matchMedia === 'function' && window.matchMedia('(prefers-color-scheme: dark)').matches;
  return storedTheme() ?? (systemIsDark ? 'dark' : 'light');
}

/** Puts a chosen theme on the page; without one the page follows the system. */
export function applyTheme(theme: Theme | null): void {
  if (theme) document.documentElement.dataset['theme'] = theme;
  else delete document.documentElement.dataset['theme'];
}

/** Remembers and applies a choice. */
export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    window.localStorage.setItem(KEY, theme);
  } catch {
    // The choice then holds until the page is left.
  }
}
