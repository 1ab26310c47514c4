import { useBoard } from '../data/use-board';
import { stateText } from '../text/state-text';
import { Banner } from './banner';

/** Over numbers from before a restart: what the product is doing until they are live again. */
export function StartingBanner() {
  const startup = useBoard((state) => state.startup);
  return startup && !startup.ready ? <Banner kind="note" words={{ strong: `${stateText.starting}.`, rest: startup.message }} /> : null;
}
