-- What reps think of leads and of their briefs: each opinion as it was given, to be held against what came of the lead.
create table ratings (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  pass         int4 not null,
  -- lead or brief
  of           text not null,
  -- 1 (poor) to 5 (excellent)
  rating       int4 not null,
  -- as in the entry: person:ID, or key:ID
  by           text not null,
  at           timestamptz not null,
  primary key (workspace_no, lead_id, seq)
);
insert into ratings
select e.workspace_no, e.lead_id, e.seq,
       (select count(*) from entries p where p.workspace_no = e.workspace_no and p.lead_id = e.lead_id
          and p.kind = 'PassBegan' and p.seq < e.seq),
       e.body->>'of', (e.body->>'rating')::int4, e.by, e.at
  from entries e where e.kind = 'LeadRated';
create index ratings_at on ratings (workspace_no, at);

-- A rep is told for a day what was taken back, and why.
create index clocks_taken_back on clocks (workspace_no, person, stopped_at) where outcome = 'taken_back';
-- Returns to answer, in the order of their clocks.
create index clocks_open on clocks (workspace_no, clock, due_at, lead_id) where stopped_at is null;
-- Returns by the moment at which they came, and those that were appealed.
create index handoffs_returns on handoffs (workspace_no, (coalesce(returned_at, answered_at)), lead_id, seq)
  where answer = 'returned' or returned_at is not null;
create index handoffs_appeals on handoffs (workspace_no, return_answered_at, lead_id, seq) where return_answer = 'appealed';
create index handoffs_decided on handoffs (workspace_no, appeal_decided_at, lead_id, seq) where appeal_decided_at is not null;
