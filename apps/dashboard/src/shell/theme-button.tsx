import { useState } from 'react';
import { ThemeIcon } from '../components/icons';
import { shellText } from '../text/shell-text';
import { chooseTheme, shownTheme, type Theme } from './theme';

/** Switches between light and dark; the choice is remembered. */
export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(shownTheme);
  const next = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <button type="button" className="iconbtn" aria-label={shellText.theme(next)} onClick={change} data-testid="theme">
      <ThemeIcon />
    </button>
  );
}
