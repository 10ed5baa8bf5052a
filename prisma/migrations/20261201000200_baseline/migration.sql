-- A company's first scan is a baseline: what it lists was there before, and is no news.
ALTER TABLE "Company" ADD COLUMN "baselineAt" TEXT;
ALTER TABLE "RunCompany" ADD COLUMN "isFirst" BOOLEAN NOT NULL DEFAULT false;

UPDATE "Company" SET "baselineAt" = coalesce(
  (SELECT min("firstSeenAt") FROM "Posting" WHERE "companyId" = "Company"."id"),
  "addedAt"
) WHERE "means" IS NOT NULL;

UPDATE "RunCompany" SET "isFirst" = true
WHERE "status" = 'stored'
  AND "storedAt" = (
    SELECT min(other."storedAt") FROM "RunCompany" other
    WHERE other."companyId" = "RunCompany"."companyId" AND other."status" = 'stored'
  )
  AND NOT EXISTS (
    SELECT 1 FROM "Posting" p JOIN "Run" run ON run."id" = "RunCompany"."runId"
    WHERE p."companyId" = "RunCompany"."companyId" AND p."firstSeenAt" < run."startedAt"
  );
