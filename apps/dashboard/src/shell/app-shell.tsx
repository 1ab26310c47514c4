import { lazy, Suspense, useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { FreshnessLight } from '../components/freshness-light';
import { BrandMark, HelpIcon, SearchIcon, SettingsIcon } from '../components/icons';
import { shellText } from '../text/shell-text';
import { MainNav } from './main-nav';
import { PageFooter } from './page-footer';
import { SampleRibbon } from './sample-ribbon';
import { ThemeButton } from './theme-button';
import { useShortcuts } from './use-shortcuts';

/** Nobody waits for the menu before it is asked for. */
const CommandMenu = lazy(async () => {
  const { CommandMenu: Menu } = await import('../command/command-menu');
  return { default: Menu };
});

/** The frame of every screen: ribbon of the sample hospital, top bar with the pages, footer, command menu. */
export function AppShell() {
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const openMenu = useCallback(() => setMenuOpen(true), []);
  const closeMenu = useCallback(() => setMenuOpen(false), []);
  useShortcuts(openMenu);
  return (
    <>
      <a className="skip" href="#main">
        {shellText.skip}
      </a>
      <SampleRibbon />
      <header className="top">
        <div>
          <Link className="brand" to="/board">
            <BrandMark />
            {shellText.product}
          </Link>
          <MainNav />
          <div className="top-right">
            <FreshnessLight />
            <button type="button" className="iconbtn" aria-label={shellText.search} aria-haspopup="dialog" onClick={openMenu} data-testid="command-open">
              <SearchIcon />
            </button>
            <Link className="iconbtn to-settings" to="/settings" aria-label={shellText.settings}>
              <SettingsIcon />
            </Link>
            <Link className="iconbtn" to="/help" aria-label={shellText.help}>
              <HelpIcon />
            </Link>
            <ThemeButton />
          </div>
        </div>
      </header>
      <main className="page" id="main" tabIndex={-1} ref={main}>
        <Outlet />
      </main>
      <PageFooter />
      {isMenuOpen && (
        <Suspense fallback={null}>
          <CommandMenu onClose={closeMenu} />
        </Suspense>
      )}
    </>
  );
}

/** A new page starts at its top for keyboard and ears too: the link that led to it is gone with the old one. */
function useFocusOnNewPage(main: RefObject<HTMLElement | null>): void {
  const pathname = useLocation({ select: (location) => location.pathname });
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}
