-- Which company a lead belongs to: what leads to a company, what people say of companies, and data that was bought.

-- the company that people joined it with; null while it stands alone. Leads keep the company that was found for them,
-- so taking a join back moves nobody.
alter table companies add column root_id uuid;
-- set when its keys were made from its name
alter table companies add column keyed boolean not null default false;
create index companies_root on companies (workspace_no, root_id) where root_id is not null;
create index companies_unkeyed on companies (workspace_no, company_id) where not keyed;
create index companies_name on companies (workspace_no, lower(name), company_id);

-- `core:…` a name without its legal form, `domain:…`; several companies may share one
create table company_keys (
  workspace_no int4 not null,
  key          text not null,
  company_id   uuid not null,
  said_by      text not null check (said_by <> ''),
  said_at      timestamptz not null,
  -- a domain that somebody took away is not found again by itself
  removed_at   timestamptz,
  -- leads that had no company and write from this domain were looked for
  swept_at     timestamptz,
  primary key (workspace_no, key, company_id)
);
create index company_keys_company on company_keys (workspace_no, company_id);
create index company_keys_unswept on company_keys (workspace_no, key) where swept_at is null and removed_at is null;
comment on table company_keys is 'global: belongs to companies';

-- what people said of two companies; taken back, a row stays with when and by whom
create table company_ties (
  workspace_no int4 not null,
  tie_id       uuid not null,
  kind         text not null check (kind in ('same', 'part')),
  -- is the same as, or a part of, the other
  company_id   uuid not null,
  other_id     uuid not null check (other_id <> company_id),
  made_at      timestamptz not null,
  made_by      text not null,
  undone_at    timestamptz,
  undone_by    text,
  primary key (workspace_no, tie_id)
);
create unique index company_ties_one on company_ties (workspace_no, kind, company_id) where undone_at is null;
create index company_ties_other on company_ties (workspace_no, other_id) where undone_at is null;
comment on table company_ties is 'global: belongs to companies';

-- leads by the host of their address read backwards: a domain and all below it
create index leads_host on leads
  (workspace_no, (reverse(lower(split_part(email, '@', 2)))) text_pattern_ops)
  where email is not null;

-- what a source of bought data says of an address or a domain
create table enrichments (
  workspace_no int4 not null,
  source       text not null check (source <> ''),
  key          text not null,
  data         json not null,
  confidence   real check (confidence between 0 and 1),
  told_at      timestamptz not null,
  told_by      text not null,
  primary key (workspace_no, source, key)
);
create index enrichments_key on enrichments (workspace_no, key);
comment on table enrichments is 'global: one row for each key of a source';
