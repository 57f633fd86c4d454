-- A document that comes back to the plan that it was taken from (docs/adr/0046): it is compared with it, and people say what counts.
alter table plan_import add column target_plan_id uuid;
-- What was said of each difference when it was committed: true takes what the document says.
alter table plan_import add column choices jsonb;
alter table plan_import add foreign key (tenant_id, target_plan_id) references plan (tenant_id, id);
-- It becomes no other plan than the one it was sent to.
alter table plan_import add constraint plan_import_target_kept check (target_plan_id is null or plan_id is null or plan_id = target_plan_id);
alter table plan_import add constraint plan_import_choices check (choices is null or (target_plan_id is not null and jsonb_typeof(choices) = 'array'));
create index plan_import_target on plan_import (tenant_id, target_plan_id) where target_plan_id is not null;
