import { DEFAULT_LATENESS_HOURS } from '@wardcast/domain';

/**
 * Visits with a stay in some units within [$3, $4), and all their time in these units. A key that comes back after so long a silence
 * that the ledger had forgotten it is another visit.
 */
const visitsIn = (units: string): string => `
  select s.visit_key, to_ms(min(s.from_at)), case when bool_or(s.to_at is null) then null else to_ms(max(s.to_at)) end
  from (select distinct visit_key from stay where facility_id = $1 and unit_id ${units} and from_at < $4 and (to_at >= $3 or to_at is null)) v
  cross join lateral (
    select b.*, count(*) filter (where b.is_back) over (partition by b.visit_key order by b.from_at, b.ordinal) as visit from (
      select o.*, o.from_at > interval '${DEFAULT_LATENESS_HOURS} hours' + max(coalesce(o.to_at, 'infinity')) over (order by o.from_at, o.ordinal rows between unbounded preceding and 1 preceding) as is_back
      from stay o where o.facility_id = $1 and o.visit_key = v.visit_key offset 0
    ) b
  ) s
  where s.unit_id ${units}
  group by s.visit_key, s.visit having min(s.from_at) < $4 and max(coalesce(s.to_at, 'infinity')) >= $3 order by s.visit_key, s.visit`;

/** Outside the emergency departments. $1 facility, $2 emergency departments. */
export const WARD_VISITS = { name: 'ward_visits', text: visitsIn('<> all ($2::text[])') };
/** The same for the emergency departments. */
export const ED_VISITS = { name: 'ed_visits', text: visitsIn('= any ($2::text[])') };

/** $1 facility, $2 from, $3 to. */
export const EMPTIED_BEDS = {
  name: 'emptied_beds',
  text: `select bed_id, to_ms(to_at) from stay where facility_id = $1 and to_at >= $2 and to_at < $3 and bed_id is not null order by to_at, bed_id`,
};

/** Events by what they mean for a week. $1 facility, $2 from, $3 to. Bed blocks of all time up to $3. */
export const SUMMARY_EVENTS = {
  name: 'summary_events',
  text: `select case type when 'PatientAdmitted' then 'admission' when 'EdDecisionToAdmit' then 'decision' when 'EdLeftWithoutBeingSeen' then 'left_unseen'
                  when 'ElectiveCancelled' then 'elective_cancelled' else 'bed_clean' end as kind,
           to_ms(occurred_at) as at, coalesce(data ->> 'visitKey', data ->> 'bookingKey', data ->> 'bedId') as key,
           coalesce(data ->> 'admissionType', data ->> 'cancelReason') as word
         from event
         where facility_id = $1 and occurred_at >= $2 and occurred_at < $3
           and (type in ('PatientAdmitted', 'EdDecisionToAdmit', 'EdLeftWithoutBeingSeen', 'ElectiveCancelled')
             or type = 'BedStatusChanged' and data ->> 'facet' = 'hygiene' and data ->> 'current' = 'clean')
         union all
         select case data ->> 'current' when 'blocked' then 'bed_blocked' else 'bed_open' end, to_ms(occurred_at), data ->> 'bedId', null
         from event where facility_id = $1 and occurred_at < $3 and type = 'BedStatusChanged' and data ->> 'facet' = 'serviceability'
         order by at, key`,
};

/**
 * For each node and target, what the newest forecast at least $4 ms older than the target said of it. $1 facility,
 * $2 nodes, $3 targets (ms). Rows of a target lie one after the other in the quantiles, one per level.
 */
export const PREDICTIONS = {
  name: 'issued_predictions',
  text: `select n.node_id, t.target::float8, f.chance_short[p.row]::float8, f.quantiles[(p.row - 1) * p.width + p.low], f.quantiles[(p.row - 1) * p.width + p.high],
           f.quantiles[(p.row - 1) * p.width + p.median], f.census_at_issue
         from unnest($2::text[]) n (node_id) cross join unnest($3::bigint[]) t (target)
         cross join lateral (
           select * from series.forecast o where o.facility_id = $1 and o.node_id = n.node_id and o.issued_at <= to_timestamp((t.target - $4::bigint) / 1000.0)
           order by o.issued_at desc, o.forecast_id desc limit 1
         ) f
         cross join lateral (
           select array_position(f.targets, t.target) as row, cardinality(f.levels) as width, min(i) filter (where abs(f.levels[i] - 0.1) < 0.0001) as low,
             min(i) filter (where abs(f.levels[i] - 0.5) < 0.0001) as median, min(i) filter (where abs(f.levels[i] - 0.9) < 0.0001) as high
           from generate_subscripts(f.levels, 1) i
         ) p
         where p.row is not null and p.low is not null and p.median is not null and p.high is not null
         order by n.node_id, t.target`,
};
