-- Which lead an answer was about, so that an erasure finds it by an index and not by reading every answer.
alter table idempotency_keys add column lead_id uuid;
update idempotency_keys k set lead_id = l.lead_id from leads l
 where l.workspace_no = k.workspace_no and l.lead_id::text = k.answer->>'id';
create index idempotency_keys_lead on idempotency_keys (workspace_no, lead_id) where lead_id is not null;
-- The same for refused submissions, which belong to no lead: those that carry a person's address are looked for.
create index submissions_refused_text on submissions using gin (lower(body::text) gin_trgm_ops) where outcome = 'refused';
create index submissions_received on submissions (workspace_no, received_at desc, submission_id desc);

-- How often an import was started: what an earlier start still does must not count for the present one.
alter table imports add column run int4 not null default 0;

-- A lead may come back after it was accepted. The answer to the offer stays what it was.
alter table handoffs add column returned_at timestamptz;
update handoffs h set returned_at = e.at, reason = e.body->>'reason' from entries e
 where h.answer = 'accepted' and e.workspace_no = h.workspace_no and e.lead_id = h.lead_id and e.kind = 'HandoffReturned'
   and e.seq > h.seq and not exists (select 1 from handoffs n
     where n.workspace_no = h.workspace_no and n.lead_id = h.lead_id and n.seq > h.seq and n.seq < e.seq);

-- A rep has many leads and few offers; this is asked every few seconds.
create index leads_inbox on leads (workspace_no, owner, step_due_at) where handoff in ('offered', 'accepted');
