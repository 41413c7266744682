-- The leads that an opportunity was told of, as they were named: also those that go on in others by now (docs/merging.md).
alter table opportunities add column named json;
update opportunities set named = json_build_array(lead_id);
alter table opportunities alter column named set not null;
