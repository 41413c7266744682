-- What was known of somebody when they were drawn into an arm: the balance check must not look at anything that a programme may change.
alter table enrolments add column fit int4 not null default 0;
alter table enrolments add column level text;
alter table enrolments add column country text;

-- of those who were drawn before this was kept, from their streams
update enrolments e set
  fit = coalesce((select (s.body->>'fit')::int4 from entries s
    where s.workspace_no = e.workspace_no and s.lead_id = e.lead_id and s.seq < e.seq and s.kind = 'ScoreChanged'
    order by s.seq desc limit 1), 0),
  level = (select s.body->'attributes'->>'seniority' from entries s
    where s.workspace_no = e.workspace_no and s.lead_id = e.lead_id and s.seq < e.seq
      and s.kind in ('LeadCaptured', 'LeadDetailsChanged') and s.body->'attributes'->'seniority' is not null
    order by s.seq desc limit 1),
  country = (select s.body->'attributes'->>'country' from entries s
    where s.workspace_no = e.workspace_no and s.lead_id = e.lead_id and s.seq < e.seq
      and s.kind in ('LeadCaptured', 'LeadDetailsChanged') and s.body->'attributes'->'country' is not null
    order by s.seq desc limit 1);
