-- What the screens and mails speak to somebody: en, de; null = whatever their browser prefers.
alter table people add column language text;
