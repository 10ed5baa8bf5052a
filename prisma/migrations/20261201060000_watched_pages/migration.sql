-- The text of careers pages on which no openings can be read, to tell when they change.
CREATE TABLE "WatchedPage" (
  "companyId" TEXT NOT NULL PRIMARY KEY,
  "isDrawn" BOOLEAN NOT NULL,
  "lines" TEXT NOT NULL,
  "since" TEXT NOT NULL,
  "checkedAt" TEXT NOT NULL,
  "changedAt" TEXT,
  "runId" TEXT,
  "change" TEXT,
  "restless" TEXT NOT NULL DEFAULT '{}',
  CONSTRAINT "WatchedPage_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
