-- The next word that is owed about a lead that came back, and by when: lists, counts and pages read it here. It is told of
-- the lead and not of an offer, because what happens to the lead afterwards ends it.
alter table leads
  add column return_owes text,
  add column return_due_at timestamptz;
update leads set
  return_owes = case when state->'back'->>'answer' is null then 'answer' else 'decision' end,
  return_due_at = (select to_timestamp((c->>'due')::numeric / 1000.0) from json_array_elements(state->'clocks') as c
    where state->'back'->>'answer' is null and c->>'until' = 'return_answered' limit 1)
  where json_typeof(state->'back') = 'object'
    and case when state->'back'->>'answer' is null then not (state->>'erased')::boolean
        else state->'back'->>'answer' = 'appealed' and state->'back'->>'appeal' is null end;
-- by its time; without one by how long the lead stands where the return has put it
create index leads_returns on leads (workspace_no, return_owes, (coalesce(return_due_at, stage_since)), lead_id)
  where return_owes is not null;
drop index handoffs_returns_open;
drop index handoffs_appeals;
drop index handoffs_appealed;

-- An offer's time moves with the rep's calendar.
update handoffs h set due_at = l.step_due_at from leads l
  where l.workspace_no = h.workspace_no and l.lead_id = h.lead_id and h.answer is null and l.handoff = 'offered'
    and h.due_at <> l.step_due_at;

-- Leads of somebody who is gone, or gives up what they have, go to others slice by slice: how far that is.
create table releases (
  workspace_no int4 not null,
  person_id    text not null,
  -- left or released
  because      text not null,
  author       text not null,
  asked_at     timestamptz not null,
  ended_at     timestamptz,
  released     int4 not null default 0,
  -- the last lead that was looked at
  walked       uuid,
  primary key (workspace_no, person_id)
);
comment on table releases is 'global: belongs to people';
