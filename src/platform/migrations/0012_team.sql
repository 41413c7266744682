-- The first call, mail or visit while the rep had the lead, made or tried by a person. Reports ask it of every offer of a
-- quarter, so it stands there instead of being looked for in the ledger.
alter table handoffs add column worked_at timestamptz;
update handoffs h set worked_at = (
  select min(e.at) from entries e where e.workspace_no = 1 and e.lead_id = h.lead_id and e.seq > h.seq
     and e.kind = 'ContactMade' and (h.answer is null or e.at <= case when h.answer = 'accepted'
       then coalesce(h.returned_at, 'infinity') else h.answered_at end)
     and not exists (select 1 from handoffs l where l.workspace_no = 1 and l.lead_id = h.lead_id and l.seq > h.seq and l.seq < e.seq))
 where h.workspace_no = 1;
-- offers by time, and the few that wait
create index handoffs_offered on handoffs (workspace_no, offered_at);
create index handoffs_unanswered on handoffs (workspace_no, due_at) where answer is null;
create index handoffs_appealed on handoffs (workspace_no, return_answered_at)
  where return_answer = 'appealed' and appeal_decided_at is null;
-- clocks that started lately, and those that run past their time
create index clocks_started on clocks (workspace_no, started_at);
create index clocks_late on clocks (workspace_no, due_at) where stopped_at is null;
