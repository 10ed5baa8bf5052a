-- Companies, their postings and the history of both.
CREATE TABLE "Company" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "url" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "source" TEXT,
  "slug" TEXT,
  "means" TEXT,
  "health" TEXT NOT NULL DEFAULT 'new',
  "addedAt" TEXT NOT NULL,
  "lastCheckedAt" TEXT,
  "lastError" TEXT,
  "listingRef" TEXT,
  "suspectScans" INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX "Company_url_key" ON "Company"("url");
CREATE UNIQUE INDEX "Company_source_slug_key" ON "Company"("source", "slug");

CREATE TABLE "Posting" (
  "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "id" TEXT NOT NULL,
  "companyId" TEXT NOT NULL,
  "externalId" TEXT NOT NULL,
  "contentHash" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "department" TEXT,
  "team" TEXT,
  "url" TEXT,
  "applyUrl" TEXT,
  "locations" TEXT NOT NULL,
  "workplace" TEXT,
  "employmentType" TEXT,
  "seniority" TEXT,
  "salaryMin" REAL,
  "salaryMax" REAL,
  "salaryCurrency" TEXT,
  "salaryPeriod" TEXT,
  "salaryYearly" REAL,
  "skills" TEXT NOT NULL,
  "postedAt" TEXT,
  "updatedAt" TEXT,
  "validThrough" TEXT,
  "listedAt" TEXT NOT NULL,
  "firstSeenAt" TEXT NOT NULL,
  "lastSeenAt" TEXT NOT NULL,
  "closedAt" TEXT,
  "provider" TEXT NOT NULL,
  "enhancedHash" TEXT,
  "enhanceAttempts" INTEGER NOT NULL DEFAULT 0,
  "score" REAL,
  CONSTRAINT "Posting_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Posting_id_key" ON "Posting"("id");
CREATE UNIQUE INDEX "Posting_companyId_externalId_key" ON "Posting"("companyId", "externalId");
CREATE INDEX "Posting_companyId_closedAt_idx" ON "Posting"("companyId", "closedAt");
CREATE INDEX "Posting_newest_idx" ON "Posting"("listedAt", "closedAt", "firstSeenAt", "workplace", "salaryYearly", "companyId");
CREATE INDEX "Posting_salaryYearly_listedAt_idx" ON "Posting"("salaryYearly", "listedAt");

CREATE TABLE "PostingText" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "descriptionText" TEXT NOT NULL,
  "descriptionHtml" TEXT NOT NULL,
  "raw" TEXT NOT NULL,
  "enrichment" TEXT NOT NULL,
  CONSTRAINT "PostingText_id_fkey" FOREIGN KEY ("id") REFERENCES "Posting" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "PostingVersion" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "postingId" TEXT NOT NULL,
  "runId" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "changes" TEXT NOT NULL,
  CONSTRAINT "PostingVersion_postingId_fkey" FOREIGN KEY ("postingId") REFERENCES "Posting" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "PostingVersion_postingId_runId_kind_key" ON "PostingVersion"("postingId", "runId", "kind");

CREATE TABLE "Run" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "userId" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "enrich" BOOLEAN NOT NULL,
  "startedAt" TEXT NOT NULL,
  "endedAt" TEXT,
  "message" TEXT
);
CREATE INDEX "Run_status_idx" ON "Run"("status");
CREATE INDEX "Run_startedAt_idx" ON "Run"("startedAt");

CREATE TABLE "RunCompany" (
  "runId" TEXT NOT NULL,
  "companyId" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'queued',
  "source" TEXT,
  "means" TEXT,
  "parsedRef" TEXT,
  "claimed" INTEGER,
  "captured" INTEGER,
  "complete" BOOLEAN,
  "held" BOOLEAN NOT NULL DEFAULT false,
  "postings" INTEGER NOT NULL DEFAULT 0,
  "newCount" INTEGER NOT NULL DEFAULT 0,
  "changedCount" INTEGER NOT NULL DEFAULT 0,
  "closedCount" INTEGER NOT NULL DEFAULT 0,
  "omitted" TEXT NOT NULL DEFAULT '[]',
  "error" TEXT,
  "storedAt" TEXT,
  PRIMARY KEY ("runId", "companyId"),
  CONSTRAINT "RunCompany_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "RunCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "RunCompany_companyId_idx" ON "RunCompany"("companyId");

CREATE TABLE "RunPiece" (
  "runId" TEXT NOT NULL,
  "companyId" TEXT NOT NULL,
  "piece" INTEGER NOT NULL,
  "ref" TEXT NOT NULL,
  "postings" INTEGER NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'queued',
  "enhanced" INTEGER NOT NULL DEFAULT 0,
  "failed" INTEGER NOT NULL DEFAULT 0,
  "error" TEXT,
  PRIMARY KEY ("runId", "companyId", "piece"),
  CONSTRAINT "RunPiece_runId_companyId_fkey" FOREIGN KEY ("runId", "companyId") REFERENCES "RunCompany" ("runId", "companyId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The words of each posting, by Posting.seq; the text itself stays in the tables above.
CREATE VIRTUAL TABLE "PostingSearch" USING fts5(
  title, company, skills, locations, description,
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2'
);
CREATE TRIGGER "Posting_forgotten" AFTER DELETE ON "Posting" BEGIN
  DELETE FROM "PostingSearch" WHERE rowid = old."seq";
END;
