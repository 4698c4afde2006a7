-- A request number is looked up by its own key: on a table without statistics the undo keys' index was taken for it, and
-- all of a store's redemptions were read for each. Those that were never undone, the most, no longer stand in it.

drop index one_undo_a_key;
create unique index one_undo_a_key on redemption (store_id, undo_key) where undo_key is not null;
