-- How often rows of passes that began in a week (number of weeks since 1970-01-01 UTC) were written, so that whoever has counted
-- a week knows whether to count it again (docs/grain.md).
create table grain_weeks (
  workspace_no int4 not null,
  week         int4 not null,
  version      int8 not null,
  primary key (workspace_no, week)
);
comment on table grain_weeks is 'global: one row per week in which passes began';
insert into grain_weeks
  select workspace_no, floor(extract(epoch from began_at) / 604800)::int4, 1 from passes group by 1, 2;

create index leaks_began on leaks (workspace_no, began_at);
-- few leads come a second time, and vintages ask for all of those
create index passes_again on passes (workspace_no, lead_id, pass) where pass > 1;
