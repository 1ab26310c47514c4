import { useEffect, useState } from 'react';
import { Link, useLocation } from '@tanstack/react-router';
import { MenuIcon } from '../components/icons';
import { shellText } from '../text/shell-text';
import { PAGES } from './pages';

/** The main pages: a row, or on a narrow screen a list under a button, with the settings, for whose own button there is no room there. */
export function MainNav() {
  const pathname = useLocation({ select: (location) => location.pathname });
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  const close = (event: { readonly key: string }) => event.key === 'Escape' && setOpen(false);
  return (
    <div className={isOpen ? 'navbox open' : 'navbox'} onKeyDown={close}>
      <button type="button" className="iconbtn menubtn" aria-expanded={isOpen} aria-controls="main-nav" aria-label={shellText.menu} onClick={() => setOpen(!isOpen)} data-testid="menu">
        <MenuIcon />
      </button>
      <nav className="nav" id="main-nav" aria-label={shellText.nav}>
        {PAGES.filter((page) => page.isMain || page.to === '/settings').map(({ to, name, isMain }) => (
          <Link key={to} to={to} activeOptions={{ includeSearch: false }} className={!isMain ? 'phone-only' : to === '/board' && pathname.startsWith('/wards/') ? 'within' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
    </div>
  );
}
