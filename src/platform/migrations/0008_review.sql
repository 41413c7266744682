-- What a review of the agreement reads: kept as it was built, so that the meeting and the minutes speak of the same.
create table review_packs (
  workspace_no int4 not null,
  version      int4 not null,
  built_at     timestamptz not null,
  built_by     text not null,
  pack         json not null,
  primary key (workspace_no, version, built_at)
);
comment on table review_packs is 'global: a few rows per agreement version';

-- time limits that passed are one entry in some hundred; a review counts them
create index entries_limits on entries (workspace_no, at) where kind = 'TimeLimitPassed';
create index opportunities_opened on opportunities (workspace_no, opened_at);
