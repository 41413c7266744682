-- How deals are divided among touches (docs/attribution.md): versions are added, never changed, so that a result that
-- names model and version can be reckoned again.
create table attribution_models (
  workspace_no int4 not null,
  model_id     text not null,
  version      int4 not null check (version > 0),
  name         text not null,
  document     json not null,
  at           timestamptz not null,
  by           text not null,
  primary key (workspace_no, model_id, version)
);
comment on table attribution_models is 'global: belongs to no lead';
