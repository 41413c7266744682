-- Cards that were learned from the workspace's own outcomes (docs/learned-score.md): what was asked for, how far it is, and what
-- came of it, refused or not. A card is law only once its rules stand in an agreement that people signed.
create table scorecards (
  workspace_no int4 not null,
  card_id      uuid not null,
  status       text not null,
  asked        json not null,
  by           text not null,
  started_at   timestamptz not null,
  alive_at     timestamptz not null,
  finished_at  timestamptz,
  done         int4 not null default 0,
  "of"         int4,
  problem      text,
  -- the card, the columns left out and why, the validation, the rules drafted from it
  result       json,
  -- SHA-256 of the card
  hash         bytea,
  draft_id     uuid,
  primary key (workspace_no, card_id)
);
comment on table scorecards is 'global: belongs to no lead';
create index scorecards_started on scorecards (workspace_no, started_at desc);
