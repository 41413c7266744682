-- What the web sent, on disk before the answer; a job takes it further and deletes it. Rows with a problem stay.
create table web_hits (
  workspace_no int4 not null,
  hit_id       uuid not null,
  -- page · count · click · open · form
  kind         text not null,
  at           timestamptz not null,
  body         jsonb not null,
  attempts     int4 not null default 0,
  problem      text,
  primary key (workspace_no, hit_id)
);
create index web_hits_waiting on web_hits (workspace_no, kind, at) where problem is null;
comment on table web_hits is 'global: what the web sent and nobody has taken further yet';

-- Page views of browsers whose person agreed; kept for 90 days.
create table visits (
  workspace_no int4 not null,
  visitor      uuid not null,
  hit_id       uuid not null,
  at           timestamptz not null,
  host         text not null,
  page         text not null,
  source       text,
  campaign     text,
  -- what brought the browser here, first and last: UTM, click ids, referrer
  origin       jsonb not null,
  human        numeric(3, 2) not null,
  why          text not null,
  agent        text,
  -- whose lead was told of it
  lead_id      uuid,
  primary key (workspace_no, visitor, hit_id)
);
create index visits_at on visits (workspace_no, at);
comment on table visits is 'global: page views of browsers whose person agreed to be recognised';

-- Which lead a browser belongs to: the one that it last said.
create table visitors (
  workspace_no int4 not null,
  visitor      uuid not null,
  lead_id      uuid not null,
  since        timestamptz not null,
  -- form · click
  how          text not null,
  -- page views that the lead was not told of
  waiting      boolean not null default true,
  primary key (workspace_no, visitor)
);
create index visitors_of on visitors (workspace_no, lead_id);
create index visitors_waiting on visitors (workspace_no, visitor) where waiting;
comment on table visitors is 'global: which lead a browser belongs to';

-- Page views without any id: of whoever was not asked or said no.
create table visit_counts (
  workspace_no int4 not null,
  day          date not null,
  host         text not null,
  page         text not null,
  likely       boolean not null,
  views        int4 not null,
  primary key (workspace_no, day, host, page, likely)
);
comment on table visit_counts is 'global: page views per day, of nobody in particular';

-- Touches that software may have caused, with how likely a person did it. Those below a half are not in touches.
create table signals (
  workspace_no    int4 not null,
  lead_id         uuid not null,
  -- the entry that says it
  seq             int4 not null,
  at              timestamptz not null,
  kind            text not null,
  human           numeric(3, 2) not null,
  why             text not null,
  agent           text,
  -- place of the entry that called for the mail
  message         int4,
  reclassified_at timestamptz,
  primary key (workspace_no, lead_id, seq)
);
create index signals_at on signals (workspace_no, at);
