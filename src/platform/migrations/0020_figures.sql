-- Which leads reached a stage, and when: marketing's page asks for half a million of them, and read each row for its lead.
create index passages_reached on passages (workspace_no, stage, entered_at, lead_id);
drop index passages_stage;
