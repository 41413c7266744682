-- Campaigns and sources come and go, so they go with every order of time: whoever looks for the oldest lead of the latest
-- webinar would pass all the others (3.8 s of a million leads). Each has an index for each sort, as stages do.
drop index leads_campaign;
drop index leads_source;
create index leads_campaign_score on leads (workspace_no, campaign, score, lead_id);
create index leads_campaign_created on leads (workspace_no, campaign, created_at, lead_id);
create index leads_campaign_active on leads (workspace_no, campaign, last_activity_at, lead_id);
create index leads_campaign_step on leads (workspace_no, campaign, step_due_at, lead_id);
create index leads_source_score on leads (workspace_no, source, score, lead_id);
create index leads_source_created on leads (workspace_no, source, created_at, lead_id);
create index leads_source_active on leads (workspace_no, source, last_activity_at, lead_id);
create index leads_source_step on leads (workspace_no, source, step_due_at, lead_id);
-- High scores are recent, because they decay: the same for them, over the fifth of the leads that have one.
create index leads_high_created on leads (workspace_no, created_at, lead_id) where score >= 40;
create index leads_high_active on leads (workspace_no, last_activity_at, lead_id) where score >= 40;
create index leads_high_step on leads (workspace_no, step_due_at, lead_id) where score >= 40;
create index leads_top_created on leads (workspace_no, created_at, lead_id) where score >= 60;
create index leads_top_active on leads (workspace_no, last_activity_at, lead_id) where score >= 60;
create index leads_top_step on leads (workspace_no, step_due_at, lead_id) where score >= 60;
create index leads_stage_name on leads (workspace_no, stage, (coalesce(name, company, email, '')), lead_id);
