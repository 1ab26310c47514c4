import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, type RouterHistory } from '@tanstack/react-router';
import { BoardPage } from './board/board-page';
import { boardSearch } from './model/board-search';
import { AppShell } from './shell/app-shell';
import { FailedScreen } from './shell/failed-screen';
import { NotFound } from './shell/not-found';
import { WardRoutePage } from './shell/ward-route-page';
import { compareSearch, scenarioSearch } from './scenarios/scenario-search';
import { summarySearch } from './summary/summary-search';
import { wardSearch } from './ward/ward-search';

const rootRoute = createRootRoute({ component: AppShell, notFoundComponent: NotFound, errorComponent: FailedScreen });

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/board' });
  },
});

const boardRoute = createRoute({ getParentRoute: () => rootRoute, path: '/board', validateSearch: boardSearch, component: BoardPage });

const wardRoute = createRoute({ getParentRoute: () => rootRoute, path: '/wards/$id', validateSearch: wardSearch, component: WardRoutePage });

const helpRoute = createRoute({ getParentRoute: () => rootRoute, path: '/help', component: lazyRouteComponent(() => import('./shell/help-page'), 'HelpPage') });

const settingsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/settings', component: lazyRouteComponent(() => import('./settings/settings-page'), 'SettingsPage') });

const welcomeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/welcome', component: lazyRouteComponent(() => import('./welcome/welcome-page'), 'WelcomePage') });

const lastWeekRoute = createRoute({ getParentRoute: () => rootRoute, path: '/summary', component: lazyRouteComponent(() => import('./summary/summary-page'), 'LastWeekPage') });

const summaryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/summary/$isoWeek',
  validateSearch: summarySearch,
  component: lazyRouteComponent(() => import('./summary/summary-page'), 'SummaryPage'),
});

const scenariosRoute = createRoute({ getParentRoute: () => rootRoute, path: '/scenarios', component: lazyRouteComponent(() => import('./scenarios/scenarios-page'), 'ScenariosPage') });

const workbenchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/scenarios/new',
  validateSearch: scenarioSearch,
  component: lazyRouteComponent(() => import('./scenarios/workbench-page'), 'WorkbenchPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/scenarios/compare',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('./scenarios/compare-page'), 'ComparePage'),
});

const scenarioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/scenarios/$id',
  validateSearch: scenarioSearch,
  component: lazyRouteComponent(() => import('./scenarios/scenario-page'), 'ScenarioPage'),
});

/** Parameters are plain text in the URL: a wall time stays readable and a number stays a string. */
function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, String(value)]]));
  const text = new URLSearchParams(entries).toString().replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

export function createAppRouter(history?: RouterHistory) {
  const routeTree = rootRoute.addChildren([startRoute, boardRoute, wardRoute, helpRoute, settingsRoute, welcomeRoute, lastWeekRoute, summaryRoute, scenariosRoute, workbenchRoute, compareRoute, scenarioRoute]);
  return createRouter({ routeTree, history, parseSearch, stringifySearch, defaultPreload: false, scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
