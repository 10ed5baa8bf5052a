-- Facts that many postings share, each once: where they are, and what they ask for.
CREATE TABLE "FactSet" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL,
  "value" TEXT NOT NULL
);
CREATE UNIQUE INDEX "FactSet_kind_value_key" ON "FactSet"("kind", "value");

-- The exchange rates that pay is compared by.
CREATE TABLE "Rate" (
  "currency" TEXT NOT NULL PRIMARY KEY,
  "perDollar" REAL NOT NULL
);

ALTER TABLE "Posting" ADD COLUMN "placesId" INTEGER;
ALTER TABLE "Posting" ADD COLUMN "traitsId" INTEGER;
ALTER TABLE "Posting" ADD COLUMN "salaryDollars" REAL;

DROP INDEX "Posting_newest_idx";
CREATE INDEX "Posting_newest_idx" ON "Posting"("listedAt", "seq", "closedAt", "firstSeenAt", "workplace", "salaryDollars", "companyId", "seniority", "employmentType", "placesId", "traitsId");
DROP INDEX "Posting_salary_idx";
CREATE INDEX "Posting_salary_idx" ON "Posting"("salaryDollars", "listedAt", "seq", "closedAt");
CREATE INDEX "Posting_places_idx" ON "Posting"("placesId", "closedAt");

-- Postings that are stored already get these facts when the database is opened next.
INSERT OR REPLACE INTO "Preference" ("key", "value")
  SELECT 'host.unsorted', 'true' WHERE EXISTS (SELECT 1 FROM "Posting");
