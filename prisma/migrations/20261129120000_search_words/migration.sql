-- Words are folded before they come here (core/search-words.ts): the tokenizer only cuts them.
DROP TABLE "PostingSearch";
CREATE VIRTUAL TABLE "PostingSearch" USING fts5(
  title, company, skills, locations, description,
  content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'", prefix='2'
);

-- What is stored already is indexed when the database is opened next.
INSERT OR REPLACE INTO "Preference" ("key", "value")
  SELECT 'host.unindexed', 'true' WHERE EXISTS (SELECT 1 FROM "Posting");
