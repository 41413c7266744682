-- Views are everybody's to look at; whoever saved one throws it away. Of those saved before nobody knows who it was.
alter table saved_views add column saved_by text;
