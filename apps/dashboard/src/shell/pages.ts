import { pageText } from '../text/page-text';

/** A page that a reader can go to from anywhere. */
export interface Page {
  readonly to: '/board' | '/scenarios' | '/summary' | '/settings' | '/help' | '/welcome';
  readonly name: string;
  readonly about: string;
  /** Pressed after G. */
  readonly key: string;
  /** Main pages stand in the navigation; the others have a place of their own in the frame. */
  readonly isMain: boolean;
}

/** Every page that stands, in the order of the navigation. A new page is one more row and one more route. */
export const PAGES: readonly Page[] = [
  { to: '/board', name: pageText.board, about: pageText.about.board, key: 'b', isMain: true },
  { to: '/scenarios', name: pageText.scenarios, about: pageText.about.scenarios, key: 's', isMain: true },
  { to: '/summary', name: pageText.summary, about: pageText.about.summary, key: 'w', isMain: true },
  { to: '/settings', name: pageText.settings, about: pageText.about.settings, key: 'e', isMain: false },
  { to: '/help', name: pageText.help, about: pageText.about.help, key: 'h', isMain: false },
  { to: '/welcome', name: pageText.welcome, about: pageText.about.welcome, key: 'i', isMain: false },
];
