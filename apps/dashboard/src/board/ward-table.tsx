import { useMemo, useState } from 'react';
import { SortIcon } from '../components/icons';
import { useReadings } from '../data/use-readings';
import type { Level } from '../model/level';
import type { NamedReading } from '../model/risk-order';
import { nextSort, sortRows, WARD_COLUMNS, type SortOrder, type WardColumn } from '../model/ward-columns';
import { boardText, wardsText } from '../text/board-text';
import { tableText } from '../text/table-text';
import { useFrame } from './board-frame';
import { CsvButton } from './csv-button';
import { LevelChips } from './level-chips';
import { SectionHead, ViewSwitch, WARDS_HEADING } from './section-head';
import type { ListedWard } from './use-ward-order';
import { HospitalRow, WardRow } from './ward-table-row';

interface WardTableProps {
  readonly wards: readonly ListedWard[];
  readonly level: Level | null;
  readonly isHeld: boolean;
}

/** Rows in the shown order; a chosen column sorts them when it is clicked, and they stay while the table is in use. */
function useRows(wards: readonly ListedWard[], level: Level | null, sort: SortOrder | null): readonly NamedReading[] {
  const { targetAt } = useFrame();
  const { units } = useReadings(targetAt);
  return useMemo(() => {
    const byId = new Map(units.map((unit) => [unit.reading.node.nodeId, unit]));
    const rows = wards.filter((ward) => level === null || ward.level === level).flatMap((ward) => byId.get(ward.unitId) ?? []);
    return sort ? sortRows(rows, sort) : rows;
  }, [wards, level, units, sort]);
}

/** Every ward with all its numbers; the first column and the head stay in sight. */
export function WardTable({ wards, level, isHeld }: WardTableProps) {
  const { atShort: at } = useFrame();
  const [sort, setSort] = useState<SortOrder | null>(null);
  const rows = useRows(wards, level, sort);
  const order = sort ? wardsText.sortedBy(tableText.column(sort.key, at)) : wardsText.sorted;
  return (
    <section aria-labelledby={WARDS_HEADING.table}>
      <SectionHead id={WARDS_HEADING.table} title={wardsText.allWards(rows.length, at)} note={isHeld && !sort ? wardsText.held : order}>
        <LevelChips wards={wards} level={level} />
        <CsvButton rows={rows} />
        <ViewSwitch view="table" />
      </SectionHead>
      {/* A scrolling region must be reachable by keyboard. */}
      <div className="tablewrap" tabIndex={0} role="region" aria-label={tableText.region}>
        <table className="tight" data-testid="ward-table">
          <thead>
            <tr>
              {WARD_COLUMNS.map((column) => (
                <ColumnHead key={column.key} column={column} sort={sort} onSort={() => setSort(nextSort(sort, column))} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <WardRow key={row.reading.node.nodeId} unitId={row.reading.node.nodeId} name={row.name} />
            ))}
          </tbody>
          <tfoot>
            <HospitalRow label={boardText.wholeHospital} />
          </tfoot>
        </table>
      </div>
      <p className="sm ink3 note">{tableText.note(at)}</p>
    </section>
  );
}

interface ColumnHeadProps {
  readonly column: WardColumn;
  readonly sort: SortOrder | null;
  readonly onSort: () => void;
}

function ColumnHead({ column, sort, onSort }: ColumnHeadProps) {
  const { atShort: at } = useFrame();
  const isDefault = sort === null && column.key === 'level';
  const direction = sort?.key === column.key ? sort.direction : isDefault ? 'descending' : undefined;
  const classes = [column.key === 'ward' && 'stick', column.isNumber && 'num', column.startsGroup && 'gl'].filter(Boolean).join(' ');
  return (
    <th scope="col" className={classes} aria-sort={direction}>
      <button type="button" onClick={onSort}>
        {tableText.column(column.key, at)}
        <SortIcon isAscending={direction === 'ascending'} />
      </button>
    </th>
  );
}
