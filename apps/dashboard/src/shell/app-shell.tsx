import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { FreshnessLight } from '../components/freshness-light';
import { BrandMark, HelpIcon } from '../components/icons';
import { useBoard } from '../data/use-board';
import { readLastBoard } from '../data/last-board';
import { clockText } from '../model/local-time';
import { shellText } from '../text/shell-text';
import { datedDay } from '../text/time-text';
import { ThemeButton } from './theme-button';

/** The frame of every screen: ribbon of the sample hospital, top bar, footer. */
export function AppShell() {
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
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
          <nav className="nav" aria-label={shellText.nav}>
            <Link to="/board" activeOptions={{ includeSearch: false }}>
              {shellText.board}
            </Link>
          </nav>
          <div className="top-right">
            <FreshnessLight />
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
      <Footer />
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

/** Its place is kept while the hospital is not known yet, so that nothing moves when it comes. */
function SampleRibbon() {
  const isSample = useBoard((state) => state.hospital?.sample);
  const expected = useMemo(() => readLastBoard(window.localStorage)?.sample ?? true, []);
  if (isSample === undefined) return expected ? <div className="ribbon waiting" /> : null;
  if (!isSample) return null;
  return (
    <aside className="ribbon" aria-label={shellText.ribbonLabel} data-testid="sample-ribbon">
      <div>
        <span>
          <b>{shellText.ribbonStrong}</b> {shellText.ribbon}
          <span className="long"> {shellText.ribbonLong}</span>
        </span>
      </div>
    </aside>
  );
}

function Footer() {
  const hospital = useBoard((state) => state.hospital);
  const forecast = useBoard((state) => (state.hospital && state.nodes.get(state.hospital.facilityId)?.node.forecast) ?? null);
  if (!hospital) return null;
  return (
    <footer className="foot">
      {forecast && (
        <>
          <span>{shellText.issued(clockText(forecast.issuedAt, hospital.timeZone), datedDay(forecast.issuedAt, hospital.timeZone), hospital.timeZone)}</span>
          <span>{shellText.model(forecast.modelVersion, clockText(forecast.dataAsOf, hospital.timeZone))}</span>
        </>
      )}
      <span>{shellText.notDeclared}</span>
      <span>{shellText.personDecides}</span>
    </footer>
  );
}
