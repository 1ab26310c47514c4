export const PIT_BINS = 20;

/** $1 facility, $2 units, $3 targets (ms), $4 leads (hours). Rows of a target lie one after the other in the quantiles, one per level. */
export const DUE_STATEMENTS = {
  name: 'due_statements',
  text: `select n.node_id, t.target::float8, l.lead, f.forecast_id, to_ms(f.issued_at), f.model_version, f.levels,
           array(select q::int from unnest(f.quantiles[(p.row - 1) * p.width + 1 : p.row * p.width]) q), f.chance_short[p.row]::float8, f.staffed[p.row]::int, f.census_at_issue
         from unnest($2::text[]) n (node_id) cross join unnest($3::bigint[]) t (target) cross join unnest($4::int[]) l (lead)
         cross join lateral (
           select * from series.forecast o where o.facility_id = $1 and o.node_id = n.node_id
             and o.issued_at <= to_timestamp(t.target / 1000.0) - l.lead * interval '1 hour'
             and o.issued_at > to_timestamp(t.target / 1000.0) - (l.lead + 1) * interval '1 hour'
           order by o.issued_at desc, o.forecast_id desc limit 1
         ) f
         cross join lateral (select array_position(f.targets, t.target) as row, cardinality(f.levels) as width) p
         where p.row is not null order by n.node_id, t.target, l.lead`,
};

/** $1 facility, $2 known at, $3 scores as JSON. */
export const APPEND_SCORES = {
  name: 'append_scores',
  text: `insert into forecast_score (facility_id, node_id, target, lead_hours, forecast_id, issued_at, known_at, model_version, observed, pinball, floor, absolute_error,
           last_value_error, last_week_error, inside_half, inside_eight, inside_all, pit, chance_short, short)
         select $1, s."nodeId", to_timestamp(s.target / 1000.0), s."leadHours", s."forecastId", to_timestamp(s."issuedAt" / 1000.0), $2, s."modelVersion", s.observed, s.pinball, s.floor, s."absoluteError",
           s."lastValueError", s."lastWeekError", s."insideHalf", s."insideEight", s."insideAll", s.pit, s."chanceShort", s.short
         from jsonb_to_recordset($3::jsonb) as s ("nodeId" text, target float8, "leadHours" smallint, "forecastId" text, "issuedAt" float8, "modelVersion" text, observed int, pinball real, floor real, "absoluteError" real,
           "lastValueError" real, "lastWeekError" real, "insideHalf" boolean, "insideEight" boolean, "insideAll" boolean, pit real, "chanceShort" real, short boolean)
         on conflict do nothing`,
};

/** $1 facility. */
export const NEWEST_TARGET = {
  name: 'newest_scored_target',
  text: `select to_ms(target) as target from forecast_score where facility_id = $1 order by target desc limit 1`,
};

/** $1 facility, $2 units, $3 from, $4 to. */
export const SCORE_SUMS = {
  name: 'score_sums',
  text: `with chosen as (
           select * from forecast_score where facility_id = $1 and node_id = any ($2::text[]) and target >= $3 and target < $4
         ), bins as (
           select lead_hours, least(${PIT_BINS - 1}, floor(pit * ${PIT_BINS}))::int as bin, count(*)::int as count from chosen group by 1, 2
         )
         select c.lead_hours as "leadHours", count(*)::int as count, avg(c.pinball) as pinball, avg(c.floor) as floor, avg(c.absolute_error) as "absoluteError",
           avg(c.last_value_error) as "lastValueError", avg(c.last_week_error) as "lastWeekError", avg(c.absolute_error) filter (where c.last_week_error is not null) as "lastWeekOurs",
           avg(c.inside_half::int)::float8 as "insideHalf", avg(c.inside_eight::int)::float8 as "insideEight", avg(c.inside_all::int)::float8 as "insideAll",
           avg((c.chance_short - c.short::int) ^ 2) as brier, avg(c.short::int)::float8 as "shareShort",
           (select jsonb_agg(jsonb_build_object('bin', b.bin, 'count', b.count)) from bins b where b.lead_hours = c.lead_hours) as bins
         from chosen c group by c.lead_hours order by c.lead_hours`,
};

/** $1 facility, $2 from, $3 to. */
export const TRANSFORMS = {
  name: 'score_transforms',
  text: `select node_id as "nodeId", lead_hours::int as "leadHours", pit::float8 as pit from forecast_score where facility_id = $1 and target >= $2 and target < $3 order by target, node_id, lead_hours`,
};

/** $1 facility, $2 from, $3 to, $4 lead (hours), $5 hours from one target to the next. */
export const LOSSES = {
  name: 'score_losses',
  text: `select node_id as "nodeId", to_ms(target) as target, pit::float8 as pit, pinball::float8 as pinball, floor::float8 as floor from forecast_score
         where facility_id = $1 and target >= $2 and target < $3 and lead_hours = $4 and (extract(epoch from target)::bigint / 3600) % $5::int = 0 order by target, node_id`,
};
