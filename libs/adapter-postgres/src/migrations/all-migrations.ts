import type { Migration } from './migration';
import { eventTables } from './0001-event-tables';
import { censusTables } from './0002-census-tables';
import { forecastTables } from './0003-forecast-tables';
import { busTables } from './0004-bus-tables';
import { parkedByTime } from './0005-parked-by-time';
import { partitionOwnership } from './0006-partition-ownership';
import { measures } from './0007-measures';
import { publishedWeeks } from './0008-published-weeks';
import { forecastScores } from './0009-forecast-scores';
import { scenarios } from './0010-scenarios';
import { forecastParts } from './0011-forecast-parts';
import { plainNodeVersions } from './0012-plain-node-versions';
import { forecastNotes } from './0013-forecast-notes';
import { staffingStatements } from './0014-staffing-statements';
import { refusalsAndSettings } from './0015-refusals-and-settings';
import { letterOutbox } from './0016-letter-outbox';
import { issuedStands } from './0017-issued-stands';
import { staysByBegin } from './0018-stays-by-begin';

/** In the order in which they run. */
export const ALL_MIGRATIONS: readonly Migration[] = [eventTables, censusTables, forecastTables, busTables, parkedByTime, partitionOwnership, measures, publishedWeeks, forecastScores, scenarios, forecastParts, plainNodeVersions, forecastNotes, staffingStatements, refusalsAndSettings, letterOutbox, issuedStands, staysByBegin];
