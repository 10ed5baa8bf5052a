-- When a company is scanned by itself: an interval of its own, and when it last was.
ALTER TABLE "Company" ADD COLUMN "scanEveryHours" INTEGER;
ALTER TABLE "Company" ADD COLUMN "lastRunAt" TEXT;

-- Where runs were forgotten, the company still knows when it was checked.
UPDATE "Company" SET "lastRunAt" = coalesce(
  (SELECT max(run."startedAt") FROM "RunCompany" scan JOIN "Run" run ON run."id" = scan."runId"
    WHERE scan."companyId" = "Company"."id"),
  "lastCheckedAt"
);
