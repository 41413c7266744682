-- Declared changes and their signed baselines (docs/changes.md). What was proposed stands as the text whose hash both
-- sides sign: the figures of the baseline are in it, so that nothing learned later can move them.
create table changes (
  workspace_no int4 not null,
  change_id    uuid not null,
  document     text not null,
  hash         bytea not null,
  proposed_at  timestamptz not null,
  proposed_by  text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (workspace_no, change_id),
  check (hash = sha256(convert_to(document, 'UTF8'))),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table changes is 'global: belongs to no lead';

create table change_signatures (
  workspace_no int4 not null,
  change_id    uuid not null,
  function     text not null check (function in ('marketing', 'sales')),
  person       text not null,
  name         text not null,
  method       text not null,
  at           timestamptz not null,
  hash         bytea not null,
  primary key (workspace_no, change_id, function),
  -- nobody signs for both sides
  unique (workspace_no, change_id, person)
);
comment on table change_signatures is 'global: belongs to no lead';
