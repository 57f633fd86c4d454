-- What the figures of an action's linked indicators say together, repeated in its row so that lists and rules read one row
-- (docs/adr/0054). Null: the action is linked to none. The decisions keep what it was on which day.
alter table action add column indicator_signal text check (indicator_signal in ('improving', 'noChange', 'worsening', 'notEnoughData'));

alter table decision drop constraint decision_trigger_check;
alter table decision add constraint decision_trigger_check check (trigger in ('import', 'edit', 'evidence', 'time', 'rules', 'seed', 'indicator'));
