import type { ForecastStore } from '../../ports/forecast-store.port';
import { EdHistory } from './ed-history';
import { ListHistory } from './list-history';

/** Most bookings are made less than five weeks ahead: so long before a range its lists are read, to be whole from its start on. */
const BOOKED_AHEAD_MS = 35 * 86_400_000;

/** The history of a hospital's lists and of the visits in its emergency departments in [from, to), ms, as far as its events are stored. */
export async function readListHistory(store: Pick<ForecastStore, 'readListEvents'>, facilityId: string, range: { readonly from: number; readonly to: number }): Promise<{ readonly lists: ListHistory; readonly ed: EdHistory }> {
  const lists = new ListHistory();
  const ed = new EdHistory();
  for (const event of await store.readListEvents(facilityId, range.from - BOOKED_AHEAD_MS, range.to)) {
    lists.take(event);
    ed.take(event);
  }
  return { lists, ed };
}
