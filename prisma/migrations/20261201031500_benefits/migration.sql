-- Benefits are among the traits: postings that are stored already get them when the database is
-- opened next.
INSERT OR REPLACE INTO "Preference" ("key", "value")
  SELECT 'host.unsorted', 'true' WHERE EXISTS (SELECT 1 FROM "Posting");
