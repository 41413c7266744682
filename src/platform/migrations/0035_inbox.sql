-- What a rep's inbox asks, over reps with thousands of leads behind them. Offers are few among what is in work: counting them
-- took 22 ms of a screen's first view, since all that was accepted was read as well.
create index leads_offered on leads (workspace_no, owner, step_due_at) where handoff = 'offered';

-- How somebody answered lately is counted from the index alone.
drop index handoffs_rep;
create index handoffs_rep on handoffs (workspace_no, rep, offered_at) include (answer, answered_at, returned_at);
