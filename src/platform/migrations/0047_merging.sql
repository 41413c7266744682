-- Cards of leads that go on in another one. They lie apart, so that no list, queue, clock or report sees them; their streams stay
-- whole. A merge that is undone puts the card back.
create table merged_leads (
  workspace_no int4 not null,
  lead_id      uuid not null,
  -- the lead that it was merged into, and the one that goes on now: another where that was merged again
  into_id      uuid not null,
  survivor_id  uuid not null,
  merge_id     uuid not null,
  merged_at    timestamptz not null,
  merged_by    text not null,
  -- as in leads
  seq          int4 not null,
  head         bytea not null,
  state        json not null,
  person       json not null,
  company      text,
  company_id   uuid,
  created_at   timestamptz not null,
  primary key (workspace_no, lead_id),
  check (into_id <> lead_id and survivor_id <> lead_id)
);
create index merged_leads_survivor on merged_leads (workspace_no, survivor_id);
