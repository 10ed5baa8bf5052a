-- The terms of the work, and its first day and the last one to apply. Postings that are stored already
-- get them when a scan reads them next.
ALTER TABLE "Posting" ADD COLUMN "termsId" INTEGER;
ALTER TABLE "Posting" ADD COLUMN "startDate" TEXT;
ALTER TABLE "Posting" ADD COLUMN "deadline" TEXT;

DROP INDEX "Posting_newest_idx";
CREATE INDEX "Posting_newest_idx" ON "Posting"("listedAt", "seq", "closedAt", "firstSeenAt", "workplace", "salaryDollars", "companyId", "seniority", "employmentType", "placesId", "traitsId", "termsId", "startDate", "deadline", "validThrough");
