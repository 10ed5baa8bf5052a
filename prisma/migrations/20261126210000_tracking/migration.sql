-- What a person makes of postings: marks, applications, saved searches, the inbox.
ALTER TABLE "Company" ADD COLUMN "isPaused" BOOLEAN NOT NULL DEFAULT false;

-- What is counted for every company at once is all in one index, in the order of companies.
DROP INDEX "Posting_companyId_closedAt_idx";
CREATE INDEX "Posting_companyId_closedAt_firstSeenAt_idx" ON "Posting"("companyId", "closedAt", "firstSeenAt");

CREATE TABLE "PostingMark" (
  "seq" INTEGER NOT NULL PRIMARY KEY,
  "readAt" TEXT,
  "hiddenAt" TEXT,
  CONSTRAINT "PostingMark_seq_fkey" FOREIGN KEY ("seq") REFERENCES "Posting" ("seq") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "PostingMark_hiddenAt_idx" ON "PostingMark"("hiddenAt");

CREATE TABLE "Application" (
  "seq" INTEGER NOT NULL PRIMARY KEY,
  "stage" TEXT,
  "stageSince" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "notes" TEXT NOT NULL DEFAULT '',
  "nextStep" TEXT NOT NULL DEFAULT '',
  "contacts" TEXT NOT NULL DEFAULT '[]',
  CONSTRAINT "Application_seq_fkey" FOREIGN KEY ("seq") REFERENCES "Posting" ("seq") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Application_stage_position_idx" ON "Application"("stage", "position");

CREATE TABLE "ApplicationEvent" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "seq" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "from" TEXT,
  "to" TEXT,
  CONSTRAINT "ApplicationEvent_seq_fkey" FOREIGN KEY ("seq") REFERENCES "Application" ("seq") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "ApplicationEvent_seq_idx" ON "ApplicationEvent"("seq");

CREATE TABLE "Reminder" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "seq" INTEGER NOT NULL,
  "dueAt" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "doneAt" TEXT,
  CONSTRAINT "Reminder_seq_fkey" FOREIGN KEY ("seq") REFERENCES "Application" ("seq") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Reminder_seq_idx" ON "Reminder"("seq");
CREATE INDEX "Reminder_dueAt_idx" ON "Reminder"("dueAt");

CREATE TABLE "SavedSearch" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "filter" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "viewedAt" TEXT NOT NULL,
  "removedAt" TEXT
);

CREATE TABLE "InboxItem" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "at" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "seq" INTEGER,
  "companyId" TEXT,
  "searchId" TEXT,
  "cause" TEXT NOT NULL,
  "detail" TEXT NOT NULL DEFAULT '{}',
  "archivedAt" TEXT,
  CONSTRAINT "InboxItem_seq_fkey" FOREIGN KEY ("seq") REFERENCES "Posting" ("seq") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "InboxItem_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "InboxItem_searchId_fkey" FOREIGN KEY ("searchId") REFERENCES "SavedSearch" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
-- The same thing comes once from one cause, whatever of its subjects is none.
CREATE UNIQUE INDEX "InboxItem_once" ON "InboxItem"("cause", "kind", coalesce("seq", -1), coalesce("companyId", ''));
CREATE INDEX "InboxItem_archivedAt_at_idx" ON "InboxItem"("archivedAt", "at");
CREATE INDEX "InboxItem_seq_idx" ON "InboxItem"("seq");
CREATE INDEX "InboxItem_companyId_idx" ON "InboxItem"("companyId");
-- What a run changed is asked for when it is over.
CREATE INDEX "PostingVersion_runId_idx" ON "PostingVersion"("runId");
-- Whether that was done; what ended before there was an inbox is no news any more.
ALTER TABLE "Run" ADD COLUMN "collectedAt" TEXT;
UPDATE "Run" SET "collectedAt" = coalesce("endedAt", "startedAt") WHERE "status" <> 'running';

CREATE TABLE "Preference" (
  "key" TEXT NOT NULL PRIMARY KEY,
  "value" TEXT NOT NULL
);

-- In the order of lists, with all that they filter by: what is passed over costs no look at its row.
DROP INDEX "Posting_newest_idx";
CREATE INDEX "Posting_newest_idx" ON "Posting"("listedAt", "seq", "closedAt", "firstSeenAt", "workplace", "salaryYearly", "companyId", "seniority", "employmentType");
DROP INDEX "Posting_salaryYearly_listedAt_idx";
CREATE INDEX "Posting_salary_idx" ON "Posting"("salaryYearly", "listedAt", "seq", "closedAt");
CREATE INDEX "Posting_title_idx" ON "Posting"("title" COLLATE NOCASE, "seq" DESC, "closedAt", "companyId");
