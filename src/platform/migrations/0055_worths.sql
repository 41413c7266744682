-- What leads are worth now (docs/value.md): chance to be won times what a win brings, told for every lead by a job, so that
-- lists of a million leads can be ordered by it.

-- What worths were told from, the latest last.
create table worth_bases (
  workspace_no int4 not null,
  basis        int4 not null,
  -- what it was made of, so that it is made anew when that changes
  key          text not null,
  -- by what leads are told apart: the stage alone, or the points of a signed card as well
  by           text not null check (by in ('stage', 'card')),
  -- of the agreement that scores by the card
  version      int4,
  as_of        timestamptz not null,
  currency     text not null,
  -- leads in a situation of the past, wins among them, wins whose amount is known
  leads        int4 not null,
  won          int4 not null,
  priced       int4 not null,
  refused      text,
  -- leads up to here were told by it; null: all
  told_to      uuid,
  primary key (workspace_no, basis)
);
comment on table worth_bases is 'global: a row per month, card or base currency';

create table worths (
  workspace_no int4 not null,
  lead_id      uuid not null,
  basis        int4 not null,
  -- why nothing is told; null: something is
  why          text,
  -- the situation that the chance was read from, and leads seen in it
  stage        text,
  age          int4,
  band         int4,
  seen         int4,
  seen_won     int4,
  chance       float8,
  chance_low   float8,
  chance_high  float8,
  -- cents of the base currency
  amount       int8,
  amount_low   int8,
  amount_high  int8,
  value_low    int8,
  value_high   int8,
  -- what lists are ordered by: cents, -1 where nothing is told; of the same the higher score
  value        int8 not null,
  score        int4 not null,
  -- when it has to be told anew
  due_at       timestamptz not null,
  -- counts up whenever something happens to the lead: what was told from an older picture does not hide that
  turn         int4 not null,
  primary key (workspace_no, lead_id)
) with (fillfactor = 85);
create index worths_value on worths (workspace_no, value, score, lead_id);
create index worths_due on worths (workspace_no, due_at);
